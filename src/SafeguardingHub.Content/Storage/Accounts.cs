using NodaTime;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Content.Storage;

/// <summary>
/// People who can sign in, for reading. It checks nobody's rights: pages ask <see cref="ReadPeople"/>, which does.
/// </summary>
public interface IAccounts
{
    /// <summary>Everybody, by name.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The person of that id, or null.</summary>
    Task<Account?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The link of that hash if it holds still, and whose it is; null where there is none.</summary>
    Task<(OneTimeLink Link, Account? Account)?> FindLinkAsync(string hash, Instant now, CancellationToken cancellationToken);

    /// <summary>Whether anybody has an account.</summary>
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    /// <summary>The sections, by name, for those who choose one.</summary>
    Task<IReadOnlyList<SectionEntry>> SectionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Who a sign-in belongs to, with all grants as they are at this moment; null where it was ended or the account is
    /// switched off. One query.
    /// </summary>
    Task<SignInCheck?> CheckSignInAsync(string id, CancellationToken cancellationToken);

    /// <summary>The sign-ins of a person that have not been ended, the newest first.</summary>
    Task<IReadOnlyList<SignInRecord>> SignInsAsync(string account, CancellationToken cancellationToken);

    /// <summary>Deletes the records of sign-ins that ended, or were last seen, before that moment.</summary>
    /// <returns>How many there were.</returns>
    Task<int> ForgetSignInsAsync(Instant before, CancellationToken cancellationToken);
}

/// <summary>
/// What a change does to accounts, inside its unit of work: each statement is made at once, in the unit's transaction, and
/// nothing of it is seen by others before the unit is committed.
/// </summary>
public interface IAccountWork
{
    /// <summary>Keeps others from changing accounts until the unit ends, so that a rule over several of them holds.</summary>
    Task HoldAsync(CancellationToken cancellationToken);

    /// <summary>The person of that id, or null.</summary>
    Task<Account?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The person who signs in with that address, compared without regard to case; null for nobody.</summary>
    Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>Everybody.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The link of that hash if it holds still; null where there is none.</summary>
    Task<OneTimeLink?> FindLinkAsync(string hash, Instant now, CancellationToken cancellationToken);

    /// <summary>Makes an account without anything to sign in with.</summary>
    Task AddAsync(string id, string email, string name, Instant now, CancellationToken cancellationToken);

    /// <summary>Gives the account another name.</summary>
    Task RenameAsync(string id, string name, CancellationToken cancellationToken);

    /// <summary>Sets the hash of the password, or takes the password away; every sign-in loses its stamp.</summary>
    Task SetPasswordAsync(string id, string? hash, CancellationToken cancellationToken);

    /// <summary>Takes away the second step, its codes and all passkeys.</summary>
    Task ForgetProofsAsync(string id, CancellationToken cancellationToken);

    /// <summary>Switches the account off or on; every sign-in loses its stamp.</summary>
    Task SetDisabledAsync(string id, bool isDisabled, CancellationToken cancellationToken);

    /// <summary>Gives a role.</summary>
    Task AddGrantAsync(string id, string role, Items.ContentItemId? section, CancellationToken cancellationToken);

    /// <summary>Takes a role away; whether there was one to take.</summary>
    Task<bool> RemoveGrantAsync(string id, string role, Items.ContentItemId? section, CancellationToken cancellationToken);

    /// <summary>Keeps a link.</summary>
    Task AddLinkAsync(OneTimeLink link, CancellationToken cancellationToken);

    /// <summary>Makes all links of an account worthless; those of the set-up where <paramref name="account"/> is null.</summary>
    Task RemoveLinksAsync(string? account, CancellationToken cancellationToken);

    /// <summary>Keeps the beginning of a sign-in, and that the person has signed in.</summary>
    Task StartSignInAsync(SignInRecord record, CancellationToken cancellationToken);

    /// <summary>Keeps when the browser of a sign-in was last seen.</summary>
    Task SeeSignInAsync(string signIn, Instant now, CancellationToken cancellationToken);

    /// <summary>Ends sign-ins of an account: one, or all but one, or all.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="only">The one to end; null for all.</param>
    /// <param name="except">The one to leave; null for none.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many were ended.</returns>
    Task<int> EndSignInsAsync(string account, string? only, string? except, Instant now, CancellationToken cancellationToken);

    /// <summary>
    /// Puts the next pseudonym in place of a person wherever their name or id stands beside the content, and removes their
    /// account; null, with nothing changed, where there is no trace of them. Sees nothing that this unit has noted and not flushed.
    /// </summary>
    /// <param name="id">The person's id.</param>
    /// <param name="email">The address of their account; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<ForgottenTraces?> ForgetAsync(string id, string? email, CancellationToken cancellationToken);

    /// <summary>Puts a letter into the outbox.</summary>
    Task PostAsync(OutgoingMail mail, Instant now, CancellationToken cancellationToken);

    /// <summary>Notes an audit entry about an account.</summary>
    /// <param name="audit">The entry.</param>
    /// <param name="account">Whom it is about.</param>
    /// <param name="changesRights">Whether somebody's rights change, which the change log says.</param>
    void Note(AuditEntry audit, string account, bool changesRights = false);
}

/// <summary>What a pseudonym was put in place of.</summary>
/// <param name="Pseudonym">The pseudonym.</param>
/// <param name="Names">The names and the address that the person was known by.</param>
/// <param name="Entries">In how many audit entries it stands now, as who acted or whom it is about.</param>
/// <param name="Notes">How many notes were taken out of the audit.</param>
/// <param name="Others">In how many other places it stands now: versions, items, remarks, files.</param>
public sealed record ForgottenTraces(Auditing.Pseudonym Pseudonym, System.Collections.Immutable.ImmutableArray<string> Names, int Entries, int Notes, int Others);

/// <summary>A letter to one of the people who work on the hub: plain text with a link, nothing of the content.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">Neutral words: it may be read over somebody's shoulder.</param>
/// <param name="Text">The text.</param>
/// <param name="DropAt">From when it is of no use any more.</param>
public sealed record OutgoingMail(string To, string Subject, string Text, Instant DropAt);

/// <summary>Letters that wait to be sent. Several nodes may look at once: each letter is taken by one of them.</summary>
public interface IOutbox
{
    /// <summary>
    /// Takes the next letter that is due, and puts off its next try to <paramref name="again"/>, so that nobody else takes it
    /// meanwhile; null for none.
    /// </summary>
    Task<(long Id, OutgoingMail Mail, int Tries)?> TakeAsync(Instant now, Instant again, CancellationToken cancellationToken);

    /// <summary>
    /// Posts a letter about matters of which its reader was not told before, and remembers them; where they were told of all of them,
    /// nothing is posted.
    /// </summary>
    /// <param name="mail">The letter.</param>
    /// <param name="matters">What it tells of, for this reader: short names of the hub's own, with nobody's name or address in them.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Whether it was posted.</returns>
    Task<bool> PostOnceAsync(OutgoingMail mail, IReadOnlyCollection<string> matters, Instant now, CancellationToken cancellationToken);

    /// <summary>Forgets what people were told of before that moment.</summary>
    Task ForgetToldBeforeAsync(Instant moment, CancellationToken cancellationToken);

    /// <summary>Forgets a letter that was sent, text and all.</summary>
    Task SentAsync(long id, CancellationToken cancellationToken);

    /// <summary>Puts off the next try of a letter.</summary>
    Task PutOffAsync(long id, Instant until, CancellationToken cancellationToken);
}
