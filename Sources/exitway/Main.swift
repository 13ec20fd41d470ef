@main
struct Exitway {
  static func main() {}
}
