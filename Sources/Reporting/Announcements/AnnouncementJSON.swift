package import Evidence
package import Scenarios

/// An announcement as the body of a webhook.
package enum AnnouncementJSON {
  /// Characters of one block; Slack takes 3000.
  private static let maximumBlock = 2900

  /// The body in the shape that a receiver reads.
  ///
  /// - Throws: ``ReportingError``, which never happens for an announcement.
  package static func body(
    _ announcement: Announcement, as shape: Settings.Shape
  ) throws(ReportingError) -> [UInt8] {
    do {
      return switch shape {
      case .json: try CanonicalJSON.encode(announcement)
      case .slack: try CanonicalJSON.encode(slack(announcement))
      case .mattermost:
        try CanonicalJSON.encode(TextBody(text: AnnouncementText.markdown(announcement)))
      case .teams: try CanonicalJSON.encode(teams(announcement))
      }
    } catch {
      throw ReportingError(
        .notEncodable, format: shape.rawValue, hint: "Please report this with the settings.")
    }
  }

  private struct TextBody: Encodable {
    var text: String
  }

  // MARK: Slack: https://api.slack.com/messaging/webhooks

  private struct SlackBody: Encodable {
    var text: String
    var blocks: [Block]

    struct Block: Encodable {
      var type = "section"
      var text: Text
    }
    struct Text: Encodable {
      var type = "mrkdwn"
      var text: String
    }
  }

  private static func slack(_ announcement: Announcement) -> SlackBody {
    let lines = AnnouncementLines(announcement)
    var pieces = ["*\(Escaping.slack(lines.subject))*"]
    for section in lines.sections {
      pieces.append("*\(Escaping.slack(section.title))*")
      pieces += section.lines.map { "• \(Escaping.slack($0))" }
    }
    pieces.append(Escaping.slack(lines.note))
    return SlackBody(
      text: Escaping.slack(lines.subject),
      blocks: blocks(pieces).map { SlackBody.Block(text: SlackBody.Text(text: $0)) })
  }

  /// Lines joined to blocks of at most ``maximumBlock`` characters; a longer line is cut.
  private static func blocks(_ lines: [String]) -> [String] {
    var blocks: [String] = []
    for line in lines {
      let line = String(line.unicodeScalars.prefix(maximumBlock))
      let length = (blocks.last?.unicodeScalars.count ?? 0) + line.unicodeScalars.count + 1
      if let last = blocks.last, length <= maximumBlock {
        blocks[blocks.count - 1] = last + "\n" + line
      } else {
        blocks.append(line)
      }
    }
    return blocks
  }

  // MARK: Teams: an Adaptive Card for a workflow's webhook

  private struct TeamsBody: Encodable {
    var type = "message"
    var attachments: [Attachment]

    struct Attachment: Encodable {
      var contentType = "application/vnd.microsoft.card.adaptive"
      var content: Card
    }
    struct Card: Encodable {
      var schema = "http://adaptivecards.io/schemas/adaptive-card.json"
      var type = "AdaptiveCard"
      var version = "1.4"
      var body: [Text]

      enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case type, version, body
      }
    }
    struct Text: Encodable {
      var type = "TextBlock"
      var text: String
      var weight: String?
      var wrap = true
    }
  }

  private static func teams(_ announcement: Announcement) -> TeamsBody {
    let lines = AnnouncementLines(announcement)
    var body = [TeamsBody.Text(text: Escaping.markdown(lines.subject), weight: "Bolder")]
    for section in lines.sections {
      body.append(TeamsBody.Text(text: Escaping.markdown(section.title), weight: "Bolder"))
      body += section.lines.map { TeamsBody.Text(text: Escaping.markdown($0)) }
    }
    body.append(TeamsBody.Text(text: Escaping.markdown(lines.note)))
    return TeamsBody(attachments: [TeamsBody.Attachment(content: TeamsBody.Card(body: body))])
  }
}
