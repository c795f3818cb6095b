using System.Globalization;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Redirects;

/// <summary>
/// Whether redirects may be saved, and to where each leads in the end. A redirect to a page is kept as one to its item, and one to
/// an address that is itself redirected as one to the end of that, so that no reader is sent on twice and none in a circle.
/// </summary>
internal sealed class RedirectRules(RedirectGround ground, IReadOnlyList<WantedRedirect> wanted)
{
    /// <summary>The field of the old address.</summary>
    public const string From = nameof(WantedRedirect.From);

    /// <summary>The field of the new address.</summary>
    public const string To = nameof(WantedRedirect.To);

    private const int LongestNote = 500;
    private const int LongestAddress = 2000;

    // A table may lead from row to row; nobody means more than a few.
    private const int MostSteps = 10;

    // Of ids that the hub makes itself; what is shorter was meant as an address.
    private const int ShortestId = 20;

    private readonly ILookup<string, Step> byPath = wanted
        .Select(one => SourceOf(ground, one) is { } source ? new Step(source, one) : null).OfType<Step>().ToLookup(step => step.Source.Path, StringComparer.Ordinal);

    private readonly HashSet<string> hosts = [.. wanted.Select(one => SourceOf(ground, one)?.Host).OfType<string>().Where(host => host.Length > 0)];

    /// <summary>What would be saved for one; null, with the reasons in <paramref name="reasons"/>, where it may not be.</summary>
    /// <param name="one">What is asked for.</param>
    /// <param name="stored">The redirect that is changed, where somebody changes one by its id.</param>
    /// <param name="by">Who saves it.</param>
    /// <param name="reasons">Takes what is wrong.</param>
    public PlannedRedirect? Judge(WantedRedirect one, Redirect? stored, Mark by, ICollection<Reason> reasons)
    {
        var before = reasons.Count;
        if (!RedirectSource.TryParse(one.From, out var typed, out var fault))
        {
            reasons.Add(Reason.Invalid(From, fault));
        }

        var source = typed is null ? null : ground.Own(typed);
        var there = source is null ? null : ground.At(source);
        if (source is not null)
        {
            JudgeSource(one, source, stored, there, reasons);
        }

        var target = End(one, source, stored ?? there, reasons, []);
        if (one.Section is null)
        {
            reasons.Add(Reason.Invalid(nameof(WantedRedirect.Section), "Choose the section that owns it."));
        }
        else if (!MayOwn(ground.Actor, one.Section))
        {
            reasons.Add(new Reason(ReasonKind.NotPermitted, nameof(WantedRedirect.Section), $"You may not add redirects {InWords(one.Section.Value)}: that needs the right to publish there."));
        }

        if ((one.Note ?? "").Trim().Length > LongestNote)
        {
            reasons.Add(Reason.Invalid(nameof(WantedRedirect.Note), $"The note has more than {LongestNote} characters. Shorten it."));
        }

        if (reasons.Count > before || source is null || target is null || one.Section is not { } owner)
        {
            return null;
        }

        var old = stored ?? there;
        var after = new Redirect(old?.Id ?? Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), source, target, owner, by, (old?.Revision ?? 0) + 1);
        return new PlannedRedirect(one, old, after, AddressOf(target));
    }

    /// <summary>Whether somebody may add and change redirects of that section.</summary>
    public static bool MayOwn(Actor actor, ContentItemId? section) => Rights.Allows(actor, new Demand(Permission.PublishContent), section);

    private static RedirectSource? SourceOf(RedirectGround ground, WantedRedirect one) => RedirectSource.TryParse(one.From, out var source, out _) ? ground.Own(source) : null;

    private void JudgeSource(WantedRedirect one, RedirectSource source, Redirect? stored, Redirect? there, ICollection<Reason> reasons)
    {
        if (source is { IsTree: true, Path: "", Host: "" })
        {
            reasons.Add(Reason.Invalid(From, "This stands for every address that has no page, so readers would never learn that an address is wrong. Name an old site, such as https://www.old-site.example/*, or a folder, such as /old/*."));
        }
        else if (ground.IsReserved(source))
        {
            reasons.Add(Reason.Invalid(From, $"{source.Address} cannot redirect: this site answers there itself, and that comes first."));
        }
        else if (!source.IsTree && ground.ItemAt(source.Path) is not null)
        {
            reasons.Add(Reason.Invalid(From, ground.IsLiveAt(source.Path)
                ? $"A page stands at /{source.Path} that readers can see, and it comes first. Move or withdraw the page, or correct the old address."
                : $"/{source.Path} leads on already, to the page that stood there before. Correct the old address, or withdraw that page."));
        }

        Owner(one, source, reasons);
        if (there is not null && !MayOwn(ground.Actor, there.Section))
        {
            reasons.Add(new Reason(ReasonKind.Taken, From, $"{source.Address} is redirected already, by {Name(there.Section)}. Ask them to change it."));
        }
        else if (there is not null && one.Row == 0 && there.Id != stored?.Id)
        {
            reasons.Add(new Reason(ReasonKind.Taken, From, $"{source.Address} is redirected already. Find it in the list and change it there."));
        }
    }

    // What stands below a section's prefix, or would cover it, is the section's own affair, whichever site is asked for it.
    private void Owner(WantedRedirect one, RedirectSource source, ICollection<Reason> reasons)
    {
        var owner = ContentPath.TryParse(source.Path, out var path, out _) ? ground.Sections.OwnerOf(path) : OwnerAbove(source.Path);
        owner ??= source.IsTree && source.Host.Length == 0 ? ground.Below(source).FirstOrDefault(section => section.Id != one.Section) : null;
        if (owner is not null && one.Section is not null && owner.Id != one.Section)
        {
            reasons.Add(new Reason(ReasonKind.NotPermitted, From, $"{source.Address} belongs to {owner.Name}, because its pages stand below /{owner.Prefix.Text}. Choose that section, or correct the old address."));
        }
    }

    // Old addresses have dots and signs that pages cannot have; what is above them may belong to a section all the same.
    private SectionEntry? OwnerAbove(string path) => RedirectSource.Candidates(path)
        .Select(above => ContentPath.TryParse(above, out var known, out _) ? ground.Sections.OwnerOf(known) : null).FirstOrDefault(section => section is not null);

    private RedirectTarget? End(WantedRedirect one, RedirectSource? source, Redirect? old, ICollection<Reason> reasons, HashSet<RedirectSource> passed)
    {
        var text = one.To.Trim();
        if (text.Length == 0)
        {
            return Wrong(reasons, "Choose the page to which readers are sent, or enter an address.");
        }

        if (RedirectGround.ItemOf(text) is { } item)
        {
            // What leads nowhere meanwhile may be kept as it is, so that its note can be put right.
            return ground.PlaceOf(item) is not null || old?.Target.Item == item ? RedirectTarget.To(item)
                : Wrong(reasons, text.Length >= ShortestId ? "Readers cannot see that page, or it has no address. Publish it first, or choose another."
                    : $"“{text}” is not an address. Begin with a slash, such as /{text}, or with https:// for another site.");
        }

        var (host, _, hasSite) = RedirectSource.Divide(text);
        host = RedirectSource.HostOf(host);
        if (hasSite && !ground.IsOwnHost(host) && !hosts.Contains(host))
        {
            return Outside(text, host, reasons);
        }

        if (!RedirectSource.TryParse(text, out var typed, out var fault) || typed.IsTree)
        {
            return Wrong(reasons, (fault ?? "The new address is one address: take the * out.").Replace("the old address", "the new address", StringComparison.Ordinal));
        }

        return Inside(ground.Own(typed), source, old, reasons, passed);
    }

    private RedirectTarget? Inside(RedirectSource end, RedirectSource? source, Redirect? old, ICollection<Reason> reasons, HashSet<RedirectSource> passed)
    {
        if (ground.ItemAt(end.Path) is { } item)
        {
            return RedirectTarget.To(item);
        }

        // The same as the application answers, whatever its spelling.
        if (ground.IsReserved(end))
        {
            return ground.FaultOfPlace(end) is { } refusal ? Wrong(reasons, refusal) : RedirectTarget.To(ground.AddressAt(end));
        }

        if (source?.Covers(end.Host, end.Path) == true || !passed.Add(end))
        {
            return Circle(reasons, end);
        }

        if (passed.Count > MostSteps)
        {
            return Wrong(reasons, $"It leads on through more than {MostSteps} other redirects of this table. Name the page itself.");
        }

        var met = ground.Met(end);
        if (RedirectSource.Best(RedirectSource.Candidates(end.Path).SelectMany(path => byPath[path]), step => step.Source, end.Host, end.Path) is { } next
            && next.Source != source && (met is null || !IsNearer(met.Source, next.Source)))
        {
            return End(next.Wanted, source, null, reasons, passed);
        }

        return met is null || met.Id == old?.Id ? Wrong(reasons, ground.FaultOfPlace(end) ?? "")
            : LeadsBack(met.Target, source) ? Circle(reasons, end)
            : met.Target;
    }

    // What was another site when that redirect was saved may be the very one that is redirected now.
    private bool LeadsBack(RedirectTarget target, RedirectSource? source) =>
        source is not null && target.IsOutside && RedirectSource.TryParse(target.Address, out var end, out _) && ground.Own(end) is var own && source.Covers(own.Host, own.Path);

    private static RedirectTarget? Circle(ICollection<Reason> reasons, RedirectSource end) =>
        Wrong(reasons, $"This leads in a circle: {end.Address} comes back to where it begins. Choose a page that readers can see.");

    private static bool IsNearer(RedirectSource one, RedirectSource other) =>
        one != other && (one.IsTree, -one.Path.Length, -one.Host.Length).CompareTo((other.IsTree, -other.Path.Length, -other.Host.Length)) < 0;

    private static RedirectTarget? Outside(string text, string host, ICollection<Reason> reasons)
    {
        if (!text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return Wrong(reasons, $"“{RedirectSource.Short(text)}” is not a safe address. Addresses of other sites begin with https://.");
        }

        return text.Length <= LongestAddress && host.Length > 0 && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '\\' or '"' or '<' or '>')
            && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
            ? RedirectTarget.To(uri.AbsoluteUri) : Wrong(reasons, $"“{RedirectSource.Short(text)}” is not an address that a browser can open. Copy it from your browser.");
    }

    private static RedirectTarget? Wrong(ICollection<Reason> reasons, string message)
    {
        reasons.Add(Reason.Invalid(To, message));
        return null;
    }

    private string AddressOf(RedirectTarget target) => target.Item is { } item ? ground.PlaceOf(item)?.Address ?? "" : target.Address!;

    private sealed record Step(RedirectSource Source, WantedRedirect Wanted);

    private string Name(ContentItemId section) => ground.Sections.Find(section)?.Name ?? "another section";

    private string InWords(ContentItemId section) => ground.Sections.Find(section) is { } found ? "in " + found.Name : "there";
}
