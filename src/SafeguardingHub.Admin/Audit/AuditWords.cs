using System.Collections.Frozen;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Audit;

/// <summary>Sorts of things that people do, as the audit's filter puts them together.</summary>
public enum AuditKind
{
    /// <summary>Writing content.</summary>
    Writing,

    /// <summary>Submitting, approving, sending back.</summary>
    Approval,

    /// <summary>What changes what the public sees.</summary>
    Publishing,

    /// <summary>Files.</summary>
    Media,

    /// <summary>What kinds of content there are, settings, roles.</summary>
    Site,

    /// <summary>Many things at once, into the hub or out of it.</summary>
    Data,

    /// <summary>Accounts and what they may do.</summary>
    Accounts,

    /// <summary>Signing in, and proofs of who somebody is.</summary>
    SignIn,
}

/// <summary>What the audit's actions are called in plain words: the one place for it. A test holds that no action lacks them.</summary>
public static class AuditWords
{
    /// <summary>Every action with its words and its kind, in the order in which a list offers them.</summary>
    public static IReadOnlyList<(string Action, string Words, AuditKind Kind)> All { get; } =
    [
        ("CreateContent", "Created", AuditKind.Writing),
        ("SaveDraft", "Saved as a draft", AuditKind.Writing),
        ("CloneContent", "Made as a copy", AuditKind.Writing),
        ("DiscardDraft", "Draft thrown away", AuditKind.Writing),
        ("RestoreVersion", "Older version restored", AuditKind.Writing),
        ("AddRemark", "Remark made", AuditKind.Writing),
        ("CreatePreviewLink", "Link to a draft made", AuditKind.Writing),
        ("EndPreviewLink", "Link to a draft withdrawn", AuditKind.Writing),
        ("BinContent", "Put into the bin", AuditKind.Writing),
        ("RestoreFromBin", "Taken out of the bin", AuditKind.Writing),
        ("EmptyBin", "Deleted for good from the bin", AuditKind.Writing),
        ("SubmitContent", "Submitted", AuditKind.Approval),
        ("WithdrawSubmission", "Submission taken back", AuditKind.Approval),
        ("ApproveContent", "Approved", AuditKind.Approval),
        ("SendBack", "Sent back", AuditKind.Approval),
        ("MarkLookedAt", "Looked at after urgent publishing", AuditKind.Approval),
        ("AcceptFinding", "Finding accepted", AuditKind.Approval),
        ("TakeBackAcceptance", "Finding no longer accepted", AuditKind.Approval),
        ("MarkLink", "Link to another site looked at by a person", AuditKind.Approval),
        ("TakeBackLinkMark", "What a person said of a link taken back", AuditKind.Approval),
        ("AskLinkAgain", "Link to another site followed again", AuditKind.Approval),
        ("RecordCall", "Rung, and the call recorded", AuditKind.Publishing),
        ("MarkDoubtful", "Put in doubt", AuditKind.Publishing),
        ("MarkReportsLookedAt", "Readers' reports looked at", AuditKind.Publishing),
        ("SetFeedbackState", "Readers' answers looked at", AuditKind.Publishing),
        ("OpenSection", "Section opened to readers", AuditKind.Publishing),
        ("CloseSection", "Section closed to readers", AuditKind.Publishing),
        ("AddSection", "Section added", AuditKind.Publishing),
        ("RenameSection", "Section given another name or address", AuditKind.Publishing),
        ("EndSection", "Section ended", AuditKind.Publishing),
        ("MergeSections", "Sections merged", AuditKind.Publishing),
        ("RenameOrganisation", "Organisation given another name", AuditKind.Publishing),
        ("ConfirmEdition", "Edition confirmed", AuditKind.Publishing),
        ("ConfirmLink", "Address confirmed", AuditKind.Publishing),
        ("PublishContent", "Published", AuditKind.Publishing),
        ("UnpublishContent", "Withdrawn", AuditKind.Publishing),
        ("MoveContent", "Moved, with redirects from the old addresses", AuditKind.Publishing),
        ("SaveRedirect", "Redirect saved", AuditKind.Publishing),
        ("RemoveRedirect", "Redirect removed", AuditKind.Publishing),
        ("IgnoreUnmatched", "Address that leads nowhere ignored", AuditKind.Publishing),
        ("SchedulePublish", "Publishing planned", AuditKind.Publishing),
        ("ScheduleWithdraw", "Withdrawing planned", AuditKind.Publishing),
        ("CancelSchedule", "Plan cancelled", AuditKind.Publishing),
        ("CarryOutPlan", "Plan could not be carried out", AuditKind.Publishing),
        ("RecordReview", "Reviewed", AuditKind.Publishing),
        ("SnoozeReview", "Review put off", AuditKind.Publishing),
        ("AddMedia", "File added", AuditKind.Media),
        ("ReplaceMedia", "File replaced", AuditKind.Media),
        ("RenameMedia", "File given another address", AuditKind.Media),
        ("DescribeMedia", "File given another title", AuditKind.Media),
        ("DeleteMedia", "File deleted", AuditKind.Media),
        ("ChangeMedia", "Files brought by a recipe", AuditKind.Media),
        ("ChangeCheckSettings", "Decided which findings keep pages from being published", AuditKind.Site),
        ("ChangeDefinition", "Kind of content changed", AuditKind.Site),
        ("ContentDefinition", "Kinds of content changed", AuditKind.Site),
        ("ReplaceContentDefinition", "Kinds of content replaced", AuditKind.Site),
        ("DeleteContentDefinition", "Kinds of content deleted", AuditKind.Site),
        ("ChangeSettings", "Settings changed", AuditKind.Site),
        ("ChangeRoles", "Roles changed", AuditKind.Site),
        ("ChangeQueries", "Queries changed", AuditKind.Site),
        ("ChangeIndexes", "Search indexes changed", AuditKind.Site),
        ("ImportContent", "Brought by a recipe", AuditKind.Data),
        ("RunRecipe", "Recipe run", AuditKind.Data),
        ("ExportRecipe", "Whole hub exported as a recipe", AuditKind.Data),
        ("ExportPackage", "Content exported as a package", AuditKind.Data),
        ("RebuildSearch", "Search index built anew", AuditKind.Site),
        ("RunImport", "Table of files imported", AuditKind.Data),
        ("ImportRedirects", "Table of redirects imported", AuditKind.Data),
        ("ExportAudit", "Audit trail taken out as a table", AuditKind.Data),
        ("SetUpAdministrator", "First administrator set up", AuditKind.Accounts),
        ("InviteUser", "Invited", AuditKind.Accounts),
        ("AcceptLink", "Chose a password by a link", AuditKind.Accounts),
        ("GrantRole", "Given a role", AuditKind.Accounts),
        ("RevokeRole", "Role taken away", AuditKind.Accounts),
        ("RenameAccount", "Changed their name", AuditKind.Accounts),
        ("ResetAccount", "New link to choose a password", AuditKind.Accounts),
        ("DisableAccount", "Account switched off", AuditKind.Accounts),
        ("EnableAccount", "Account switched on", AuditKind.Accounts),
        ("ForgetPerson", "Name replaced by a pseudonym", AuditKind.Accounts),
        ("SignIn", "Signed in", AuditKind.SignIn),
        ("EndSignIns", "Signed out elsewhere", AuditKind.SignIn),
        ("LockOut", "Locked out after wrong passwords or codes", AuditKind.SignIn),
        ("UseRecoveryCode", "Signed in with a recovery code", AuditKind.SignIn),
        ("ChangePassword", "Changed their password", AuditKind.SignIn),
        ("TurnOnTwoSteps", "Turned on signing in with two steps", AuditKind.SignIn),
        ("TurnOffTwoSteps", "Turned off signing in with two steps", AuditKind.SignIn),
        ("NewRecoveryCodes", "Made new recovery codes", AuditKind.SignIn),
        ("AddPasskey", "Added a passkey", AuditKind.SignIn),
        ("RemovePasskey", "Removed a passkey", AuditKind.SignIn),
    ];

    private static readonly FrozenDictionary<string, (string Action, string Words, AuditKind Kind)> ByAction = All.ToFrozenDictionary(line => line.Action, StringComparer.Ordinal);

    /// <summary>What an action is called.</summary>
    public static string Of(string action) => ByAction.TryGetValue(action, out var found) ? found.Words : $"Changed ({action})";

    /// <summary>What a kind of actions is called.</summary>
    public static string Of(AuditKind kind) => kind switch
    {
        AuditKind.Writing => "Writing content",
        AuditKind.Approval => "Approval",
        AuditKind.Publishing => "What the public sees",
        AuditKind.Media => "Files",
        AuditKind.Site => "Settings, roles and kinds of content",
        AuditKind.Data => "Imports, recipes and exports",
        AuditKind.Accounts => "Accounts and roles of people",
        _ => "Signing in",
    };

    /// <summary>What an entry is about that is about no item and nobody's account.</summary>
    public static string ToWhat(AuditLine line) =>
        ByAction.TryGetValue(line.Entry.Action, out var found) && found.Kind == AuditKind.Media ? "A file" : line.Subject.Section is null ? "The hub" : "The section";

    /// <summary>Who did it, in words.</summary>
    public static string Who(AuditEntry entry) => entry.ActorKind switch
    {
        ActorKind.System => $"The hub ({entry.ActorName})",
        ActorKind.Token => $"A program ({entry.ActorName})",
        _ => entry.ActorName,
    };
}
