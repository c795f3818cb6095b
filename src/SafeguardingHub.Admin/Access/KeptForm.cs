using System.Collections.Immutable;

namespace SafeguardingHub.Admin.Access;

/// <summary>A form that was sent and could not be taken: kept so that nobody has to write it again.</summary>
/// <param name="Address">Where it was sent to, and where alone it can be sent again.</param>
/// <param name="Fields">Its fields in order; files and passwords are not among them.</param>
/// <param name="HadFiles">Whether files were sent with it, which have to be chosen again.</param>
public sealed record KeptForm(string Address, ImmutableArray<KeyValuePair<string, string>> Fields, bool HadFiles);

/// <summary>Forms on their way through a page on which somebody signs in: encrypted, and of no use after some hours.</summary>
public interface IKeptForms
{
    /// <summary>The form as a text that nobody can read or change.</summary>
    string Seal(KeptForm form);

    /// <summary>The form in such a text; null where it is none, or too old.</summary>
    KeptForm? Open(string? text);
}

/// <summary>Why a page of the editors answers in place of the one that was asked for.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Needs">The permissions that the page needs which was asked for; empty where that is not why.</param>
/// <param name="Kept">What was sent; null where nothing was, or it could not be kept.</param>
/// <param name="WasSent">Whether a form was sent.</param>
public sealed record AdminFault(int Status, ImmutableArray<string> Needs, KeptForm? Kept, bool WasSent);
