// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target; why each is on is in docs/architecture.md.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// The targets that hold C handles also name every unsafe use.
let settingsBesideC: [SwiftSetting] = settings + [.strictMemorySafety()]

/// Targets that look at every byte of every page are optimised in debug builds as well: the test
/// suite checks thousands of pages, and spends a third of the time (docs/building.md).
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "exitway",
  products: [.executable(name: "exitway", targets: ["exitway"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // The C world: module maps and inline shims only.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "CCLD2",
      linkerSettings: [.linkedLibrary("cld2")]),

    // The stages, in the order data flows through them; imports point one way.
    .target(name: "Transfer", dependencies: ["CCurl"], swiftSettings: settingsBesideC),
    .target(name: "Delivery", dependencies: ["CCurl"], swiftSettings: settingsBesideC),
    .target(
      name: "Languages", dependencies: ["CCLD2", yams],
      resources: [.copy("Vocabulary"), .copy("Model")], swiftSettings: settings + optimised),
    .target(
      name: "Pages", dependencies: ["CLibXML2", "Languages"],
      swiftSettings: settingsBesideC + optimised),
    .target(
      name: "Scenarios", dependencies: [yams], resources: [.copy("Schema")],
      swiftSettings: settings),
    .target(
      name: "Evidence", dependencies: ["CCrypto"], swiftSettings: settings + optimised),
    .target(
      name: "Recording", dependencies: ["Transfer", "Evidence", "CZlib", "CBrotli"],
      swiftSettings: settingsBesideC + optimised),
    .target(
      name: "Rendering", resources: [.copy("Scripts")], swiftSettings: settings),
    .target(
      name: "Gathering",
      dependencies: [
        "Transfer", "Recording", "Rendering", "Pages", "Languages", "Evidence", "Scenarios", log,
      ],
      swiftSettings: settings),
    .target(
      name: "Conformance", dependencies: ["Evidence", "Scenarios"],
      resources: [.copy("Profiles")], swiftSettings: settings),
    .target(
      name: "Reporting", dependencies: ["Conformance", "Evidence", "Scenarios"],
      resources: [.copy("Messages")], swiftSettings: settings),
    .target(
      name: "Operations", dependencies: ["Evidence", grdb], swiftSettings: settings),
    .target(
      name: "Serving", dependencies: ["Reporting", "Operations", "Evidence"],
      swiftSettings: settings),
    .target(
      name: "DemoPlatforms",
      dependencies: [.product(name: "FlyingFox", package: "FlyingFox"), yams],
      resources: [.copy("Application"), .copy("Platforms"), .copy("Texts")],
      swiftSettings: settings + optimised),
    .executableTarget(
      name: "exitway",
      dependencies: [
        "Gathering", "Recording", "Conformance", "Reporting", "Evidence", "Scenarios", "Languages",
        "Pages", "Transfer", "Rendering", "Operations", "Delivery", "Serving", "DemoPlatforms",
        argumentParser, log,
      ],
      swiftSettings: settings),

    // Measured against curl by Benchmarks/transfer.sh; no part of the product.
    .executableTarget(
      name: "transfer-benchmark", dependencies: ["Transfer"], path: "Benchmarks/Transfer",
      swiftSettings: settings),

    // Measured against a plain C program by Benchmarks/pages.sh; no part of the product.
    .executableTarget(
      name: "page-benchmark", dependencies: ["Pages", "Languages"], path: "Benchmarks/Pages",
      exclude: ["agreement.py", "pages.py", "reading.h", "reference.cc"], swiftSettings: settings),

    // What is read of strangers, as functions of bytes: for the fuzzer and for the suite.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Gathering", "Recording", "Transfer", "Pages", "Languages", "Evidence", "Scenarios",
        "Operations",
      ], path: "Tests/Fuzzing/Targets", swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "FuzzingTests", dependencies: ["FuzzTargets", "Recording", "Evidence", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "TransferTests", dependencies: ["Transfer", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "DeliveryTests", dependencies: ["Delivery", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "PagesTests", dependencies: ["Pages", "Languages"], swiftSettings: settings),
    .testTarget(name: "LanguagesTests", dependencies: ["Languages"], swiftSettings: settings),
    .testTarget(
      name: "ScenariosTests", dependencies: ["Scenarios", "Conformance", "Languages"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "RecordingTests", dependencies: ["Recording", "Transfer", "Evidence"],
      swiftSettings: settings),
    .testTarget(name: "RenderingTests", dependencies: ["Rendering"], swiftSettings: settings),
    .testTarget(name: "EvidenceTests", dependencies: ["Evidence"], swiftSettings: settings),
    .testTarget(
      name: "GatheringTests",
      dependencies: [
        "Gathering", "Recording", "DemoPlatforms", "Transfer", "Scenarios", "Evidence", "Languages",
        "Pages", "TestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "ConformanceTests", dependencies: ["Conformance", "Evidence", "Scenarios"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Reporting", "Conformance", "Scenarios", "Evidence", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "OperationsTests",
      dependencies: ["Operations", "Reporting", "Evidence", "TestSupport", grdb],
      swiftSettings: settings),
    .testTarget(
      name: "ServingTests",
      dependencies: ["Serving", "Operations", "Reporting", "Evidence", "TestSupport", grdb],
      swiftSettings: settings),
    .testTarget(
      name: "ToolTests",
      dependencies: [
        "exitway", "DemoPlatforms", "Recording", "Rendering", "Reporting", "Evidence",
        "TestSupport", yams, grdb,
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// libFuzzer is linked into the fuzzer alone, and only scripts/fuzz.sh knows where it is.
if Context.environment["EXITWAY_FUZZING"] != nil {
  package.targets += [
    .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzzing/CLibFuzzer"),
    .executableTarget(
      name: "exitway-fuzz", dependencies: ["CLibFuzzer", "FuzzTargets"],
      path: "Tests/Fuzzing/Program", swiftSettings: settings),
    .executableTarget(
      name: "exitway-soak", dependencies: ["FuzzTargets", "Transfer", "TestSupport"],
      path: "Tests/Fuzzing/Soak", swiftSettings: settings),
  ]
}
