using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Admin.Audit;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Auditing;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Recipes.Exporting;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Recipes.Sending;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Content.Versions;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Feedback;
using SafeguardingHub.Safeguarding.Opening;
using SafeguardingHub.Safeguarding.Publications.Import;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>That no act of administration goes without an entry, and no entry without words.</summary>
[Collection(SharedSiteTests.Name)]
public sealed class AuditCoverageTests(SharedSite site)
{
    private const string Nothing = "";

    // What each change writes. Whoever adds a class adds a line, and says why where it writes nothing.
    private static readonly Dictionary<Type, string> Writes = new()
    {
        [typeof(CreateContent)] = nameof(CreateContent),
        [typeof(SaveDraft)] = nameof(SaveDraft),
        [typeof(CloneContent)] = nameof(CloneContent),
        [typeof(BinContent)] = nameof(BinContent),
        [typeof(RestoreFromBin)] = nameof(RestoreFromBin),
        [typeof(EmptyBin)] = nameof(EmptyBin),
        [typeof(MoveContent)] = nameof(MoveContent),
        [typeof(DiscardDraft)] = nameof(DiscardDraft),
        [typeof(AddRemark)] = nameof(AddRemark),
        [typeof(RestoreVersion)] = nameof(RestoreVersion),
        [typeof(PublishContent)] = nameof(PublishContent),
        [typeof(UnpublishContent)] = nameof(UnpublishContent),
        [typeof(SchedulePublish)] = nameof(SchedulePublish),
        [typeof(ScheduleWithdraw)] = nameof(ScheduleWithdraw),
        [typeof(CancelSchedule)] = nameof(CancelSchedule),
        [typeof(SubmitContent)] = nameof(SubmitContent),
        [typeof(WithdrawSubmission)] = nameof(WithdrawSubmission),
        [typeof(ApproveContent)] = nameof(ApproveContent),
        [typeof(SendBack)] = nameof(SendBack),
        [typeof(MarkLookedAt)] = nameof(MarkLookedAt),
        [typeof(AcceptFinding)] = nameof(AcceptFinding),
        [typeof(TakeBackAcceptance)] = nameof(TakeBackAcceptance),
        [typeof(MarkLink)] = nameof(MarkLink),
        [typeof(TakeBackLinkMark)] = nameof(TakeBackLinkMark),
        [typeof(AskLinkAgain)] = nameof(AskLinkAgain),
        [typeof(RecordCall)] = nameof(RecordCall),
        [typeof(MarkDoubtful)] = nameof(MarkDoubtful),
        [typeof(SetFeedbackState)] = nameof(SetFeedbackState),
        [typeof(MarkReportsLookedAt)] = nameof(MarkReportsLookedAt),
        [typeof(OpenSection)] = nameof(OpenSection),
        [typeof(CloseSection)] = nameof(CloseSection),
        [typeof(AddSection)] = nameof(AddSection),
        [typeof(RenameSection)] = nameof(RenameSection),
        [typeof(RenameOrganisation)] = nameof(RenameOrganisation),
        [typeof(EndSection)] = nameof(EndSection),
        [typeof(MergeSections)] = nameof(MergeSections),
        [typeof(ConfirmEdition)] = nameof(ConfirmEdition),
        [typeof(ConfirmLink)] = nameof(ConfirmLink),
        [typeof(RecordReview)] = nameof(RecordReview),
        [typeof(SnoozeReview)] = nameof(SnoozeReview),
        [typeof(SaveRedirect)] = nameof(SaveRedirect),
        [typeof(RemoveRedirect)] = nameof(RemoveRedirect),
        [typeof(ImportRedirects)] = nameof(ImportRedirects),
        [typeof(IgnoreUnmatched)] = nameof(IgnoreUnmatched),
        [typeof(AddMedia)] = nameof(AddMedia),
        [typeof(ReplaceMedia)] = nameof(ReplaceMedia),
        [typeof(RenameMedia)] = nameof(RenameMedia),
        [typeof(DescribeMedia)] = nameof(DescribeMedia),
        [typeof(DeleteMedia)] = nameof(DeleteMedia),
        [typeof(RunImport)] = nameof(RunImport),
        [typeof(RunRecipe)] = nameof(RunRecipe),
        [typeof(ExportRecipe)] = nameof(ExportRecipe),
        [typeof(ExportPackage)] = nameof(ExportPackage),
        [typeof(RebuildSearch)] = nameof(RebuildSearch),
        [typeof(ExportAudit)] = nameof(ExportAudit),
        [typeof(ForgetPerson)] = nameof(ForgetPerson),
        [typeof(InviteUser)] = nameof(InviteUser),
        [typeof(ResetAccount)] = nameof(ResetAccount),
        [typeof(ChangeCheckSettings)] = nameof(ChangeCheckSettings),
        [typeof(ChangeDefinition)] = nameof(ChangeDefinition),
        [typeof(DisableAccount)] = nameof(DisableAccount),
        [typeof(EnableAccount)] = nameof(EnableAccount),
        [typeof(GrantRole)] = nameof(GrantRole),
        [typeof(RevokeRole)] = nameof(RevokeRole),
        [typeof(EndSignIns)] = nameof(EndSignIns),

        // It saves by SaveDraft, which writes the entry.
        [typeof(ApplyFix)] = Nothing,

        // It only looks.
        [typeof(CheckDraft)] = Nothing,
        [typeof(PreviewDraft)] = Nothing,
        [typeof(VerifyAudit)] = Nothing,
        [typeof(PlanImport)] = Nothing,

        // Files wait a day in a folder of their sender's; what becomes of them is RunImport's.
        [typeof(ReceiveBundle)] = Nothing,
        [typeof(ReceiveRedirects)] = Nothing,
        [typeof(ReceiveRecipe)] = Nothing,

        // It has a recipe checked or run; the running is RunRecipe's.
        [typeof(ChooseRecipe)] = Nothing,
    };

    // What is written without a class that takes an actor: by links, by Identity, by steps of recipes, by the schedule.
    private static readonly string[] Others =
    [
        nameof(AcceptLink), nameof(SetUpAdministrator), nameof(CarryOutPlan), PreviewLinks.Created, PreviewLinks.Ended, "ImportContent", "ContentDefinition", "ReplaceContentDefinition",
        "DeleteContentDefinition", "ChangeSettings", "ChangeRoles", "ChangeQueries", "ChangeIndexes", "ChangeMedia", "SignIn", "LockOut", "UseRecoveryCode", "RenameAccount",
        "ChangePassword", "TurnOnTwoSteps", "TurnOffTwoSteps", "NewRecoveryCodes", "AddPasskey", "RemovePasskey",
    ];

    [Fact]
    public void Changes_All_AreListedWithWhatTheyWrite()
    {
        var changes =
            from assembly in new[] { typeof(CreateContent).Assembly, typeof(RunImport).Assembly }
            from type in assembly.GetExportedTypes()
            where type is { IsClass: true, IsAbstract: false }
            where type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(method => method.Name == "ExecuteAsync" && method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Actor))
            select type.Name;

        Assert.Equal(Writes.Keys.Select(type => type.Name).Order(StringComparer.Ordinal), changes.Order(StringComparer.Ordinal));
    }

    // The action that a class writes stands in its source, unless the base class takes it from the class's name.
    [Fact]
    public void Changes_ThatWrite_NameTheirActionWhereTheyWriteIt()
    {
        var sources = Repository.Sources("src/SafeguardingHub.Content", "src/SafeguardingHub.Safeguarding");

        var silent = Writes.Where(pair => pair.Value.Length > 0 && !sources.Any(source =>
            source.Text.Contains($"class {pair.Key.Name}(", StringComparison.Ordinal)
            && (source.Text.Contains($"nameof({pair.Value})", StringComparison.Ordinal) || source.Text.Contains($"class {pair.Key.Name}(ContentEngine engine) : StageChange(engine)", StringComparison.Ordinal)
                || IsMark(pair.Key))));

        Assert.Empty(silent.Select(pair => pair.Key.Name));
    }

    private static bool IsMark(Type change) => change.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(MarkChange<>);

    [Fact]
    public void Actions_All_HaveWordsAndNoWordsAreForNoAction() => Assert.Equal(
        Writes.Values.Where(action => action.Length > 0).Concat(Others).Order(StringComparer.Ordinal), AuditWords.All.Select(line => line.Action).Order(StringComparer.Ordinal));

    // Constants of sources that are handed to the audit as an action, wherever they are.
    [Fact]
    public void Actions_WrittenAsText_HaveWords()
    {
        string[] starts = ["AuditEntry.Of(ActorOf(user), \"", "NoteAsync(\"", " Note(\"", "run.Audit(\""];
        var found =
            from source in Repository.Sources("src")
            from start in starts
            from rest in source.Text.Split(start).Skip(1)
            select rest[..rest.IndexOf('"', StringComparison.Ordinal)];

        var actions = found.Distinct().ToList();

        Assert.Contains("TurnOnTwoSteps", actions);
        Assert.Empty(actions.Except(AuditWords.All.Select(line => line.Action)));
    }

    [Fact]
    public async Task Entries_OfTheSetUp_AllHaveWordsAndStandOnTheChain()
    {
        var page = await site.Factory.Services.GetRequiredService<IAuditTrail>().PageAsync(
            new AuditQuery { Reach = null, IncludesAccounts = true, Limit = 1000 }, CancellationToken.None);
        var verdict = await site.Factory.Services.GetRequiredService<IAuditTrail>().VerifyAsync(progress: null, CancellationToken.None);

        Assert.Contains(page.Lines, line => line.Entry.Action == nameof(RunRecipe));
        Assert.DoesNotContain(page.Lines, line => AuditWords.Of(line.Entry.Action).StartsWith("Changed (", StringComparison.Ordinal));
        Assert.True(verdict.Holds, string.Join(" ", verdict.Faults));
    }
}
