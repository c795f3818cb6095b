using System.Collections.Immutable;
using System.Text;

namespace SafeguardingHub.Web.Checking.Links;

/// <summary>What a site's robots.txt asks of a robot (RFC 9309).</summary>
internal sealed class RobotRules
{
    private readonly ImmutableArray<Rule> rules;

    private RobotRules(ImmutableArray<Rule> rules) => this.rules = rules;

    /// <summary>Of a site that asks for nothing.</summary>
    public static RobotRules AllowAll { get; } = new([]);

    /// <summary>Reads a file. What cannot be understood is passed over, as the standard has it.</summary>
    /// <param name="text">The file.</param>
    /// <param name="robot">The robot's own name, as groups call it.</param>
    public static RobotRules Read(string text, string robot)
    {
        var (own, others) = (ImmutableArray.CreateBuilder<Rule>(), ImmutableArray.CreateBuilder<Rule>());
        var (isOwn, isAny, isNamed, inRules) = (false, false, false, true);
        foreach (var line in text.TrimStart('\uFEFF').Split('\n', '\r'))
        {
            var bare = (line.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? line[..at] : line).Trim();
            var colon = bare.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var value = bare[(colon + 1)..].Trim();
            var verb = bare[..colon].Trim().ToLowerInvariant();
            switch (verb)
            {
                case "user-agent":
                    // Several of these in a row begin one group.
                    (isOwn, isAny) = inRules ? (false, false) : (isOwn, isAny);
                    inRules = false;
                    isAny |= value == "*";
                    isOwn |= Token(value).Equals(robot, StringComparison.OrdinalIgnoreCase);
                    isNamed |= isOwn;
                    break;
                case "allow" or "disallow":
                    inRules = true;
                    if (value.StartsWith('/') || value.StartsWith('*'))
                    {
                        var rule = new Rule(Normal(value), verb == "allow");
                        if (isOwn)
                        {
                            own.Add(rule);
                        }

                        if (isAny)
                        {
                            others.Add(rule);
                        }
                    }

                    break;
            }
        }

        return new RobotRules(isNamed ? own.ToImmutable() : others.ToImmutable());
    }

    /// <summary>Whether the robot may ask for that path, with its query. The longest rule that meets it counts; of two, the one that allows.</summary>
    public bool Allows(string pathAndQuery)
    {
        var path = Normal(pathAndQuery.Length == 0 ? "/" : pathAndQuery);
        return path == "/robots.txt"
            || rules.Where(rule => rule.Meets(path)).OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.IsAllowed).FirstOrDefault() is not { IsAllowed: false };
    }

    private static string Token(string value) => new([.. value.TakeWhile(letter => char.IsAsciiLetter(letter) || letter is '-' or '_')]);

    // One spelling of each path: letters that need no percent sign are written without, and all others with one.
    private static string Normal(string path)
    {
        var text = new StringBuilder(path.Length);
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '%' && at + 2 < path.Length && Uri.IsHexDigit(path[at + 1]) && Uri.IsHexDigit(path[at + 2]))
            {
                var value = (char)((Uri.FromHex(path[at + 1]) * 16) + Uri.FromHex(path[at + 2]));
                text.Append(char.IsAsciiLetterOrDigit(value) || value is '-' or '.' or '_' or '~' ? value.ToString() : path.Substring(at, 3).ToUpperInvariant());
                at += 2;
            }
            else if (path[at] < 0x80)
            {
                text.Append(path[at]);
            }
            else
            {
                var length = char.IsHighSurrogate(path[at]) && at + 1 < path.Length ? 2 : 1;
                foreach (var octet in Encoding.UTF8.GetBytes(path.Substring(at, length)))
                {
                    text.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
                }

                at += length - 1;
            }
        }

        return text.ToString();
    }

    private sealed record Rule(string Pattern, bool IsAllowed)
    {
        private readonly bool isWhole = Pattern.EndsWith('$');
        private readonly string[] pieces = (Pattern.EndsWith('$') ? Pattern[..^1] : Pattern).Split('*');

        // Each piece where it comes first: no pattern, however it is made, takes longer than the path times its pieces.
        public bool Meets(string path)
        {
            if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
            {
                return false;
            }

            var at = pieces[0].Length;
            for (var index = 1; index < pieces.Length; index++)
            {
                if (isWhole && index == pieces.Length - 1)
                {
                    return path.Length - pieces[index].Length >= at && path.EndsWith(pieces[index], StringComparison.Ordinal);
                }

                var found = path.IndexOf(pieces[index], at, StringComparison.Ordinal);
                if (found < 0)
                {
                    return false;
                }

                at = found + pieces[index].Length;
            }

            return !isWhole || at == path.Length;
        }
    }
}
