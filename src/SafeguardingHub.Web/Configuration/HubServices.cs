using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Auditing;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Media.Inspection;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Recipes.Exporting;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Content.Versions;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Feedback;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Safeguarding.Ripple;
using SafeguardingHub.Safeguarding.Opening;
using SafeguardingHub.Storage;
using SafeguardingHub.Web.Access;
using SafeguardingHub.Web.Checking;
using SafeguardingHub.Web.Following;
using SafeguardingHub.Web.Searching;

namespace SafeguardingHub.Web.Configuration;

/// <summary>Puts the hub together, for the server and for the command line alike.</summary>
internal static class HubServices
{
    /// <summary>Reads the section <c>Hub</c>.</summary>
    /// <exception cref="HubDataException">A value cannot be used; the message names it.</exception>
    public static HubOptions ReadOptions(IConfiguration configuration)
    {
        var options = configuration.GetSection(HubOptions.Section).Get<HubOptions>() ?? new HubOptions();
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw new HubDataException("The configuration cannot be used. " + string.Join(" ", faults.Select(fault => fault.ErrorMessage)));
    }

    /// <summary>Registers the engine, its store and what works on them.</summary>
    public static IServiceCollection AddHub(this IServiceCollection services, IConfiguration configuration)
    {
        var options = ReadOptions(configuration);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHubStorage(new HubStorageOptions
        {
            Provider = options.Database.Equals("postgres", StringComparison.OrdinalIgnoreCase) ? HubProvider.Postgres : HubProvider.Sqlite,
            DataFolder = options.Data,
            ConnectionString = configuration.GetConnectionString("Hub"),
        });

        services.AddSingleton<ChangeSignal>();
        services.AddSingleton<ICommitSignal>(provider => provider.GetRequiredService<ChangeSignal>());
        services.AddSingleton(provider => HubComposition.Engine(
            provider.GetRequiredService<IHubStore>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ICheckGround>(),
            provider.GetRequiredService<IPublishLetters>()));
        services.AddSingleton(new MediaLimits(options.Media.MaxMegabytes));
        services.AddSingleton(new BinLimits(options.BinDays));
        services.AddSingleton<ICheckGround, HubCheckGround>();
        services.AddSingleton(new CallRules(options.Contacts.CallEveryDays));
        services.AddChanges();
        services.AddPasswords();
        services.AddSingleton<SnapshotReader>();
        services.AddSingleton<ExportRecipe>();
        services.AddSingleton<ExportPackage>();
        services.AddSingleton<RecipeRunner>();
        services.AddSearch(options);
        return services;
    }

    // One class for each change, and one for each read of what is not published; whoever wants to change something takes one.
    private static void AddChanges(this IServiceCollection services)
    {
        services.AddSingleton<ReadDrafts>();
        services.AddSingleton<CreateContent>();
        services.AddSingleton<SaveDraft>();
        services.AddSingleton<PreviewDraft>();
        services.AddSingleton<DiscardDraft>();
        services.AddSingleton<MoveContent>();
        services.AddSingleton<PublishContent>();
        services.AddSingleton<UnpublishContent>();
        services.AddSingleton<ReadPeople>();
        services.AddSingleton<InviteUser>();
        services.AddSingleton<ResetAccount>();
        services.AddSingleton<DisableAccount>();
        services.AddSingleton<EnableAccount>();
        services.AddSingleton<GrantRole>();
        services.AddSingleton<RevokeRole>();
        services.AddSingleton<EndSignIns>();
        services.AddSingleton<AcceptLink>();
        services.AddSingleton<SetUpAdministrator>();
        services.AddSingleton<SubmitContent>();
        services.AddSingleton<WithdrawSubmission>();
        services.AddSingleton<ApproveContent>();
        services.AddSingleton<SendBack>();
        services.AddSingleton<MarkLookedAt>();
        services.AddSingleton<SchedulePublish>();
        services.AddSingleton<ScheduleWithdraw>();
        services.AddSingleton<CancelSchedule>();
        services.AddSingleton<CarryOutPlan>();
        services.AddSingleton<IActors, AccountActors>();
        services.AddSingleton<AddRemark>();
        services.AddSingleton<CloneContent>();
        services.AddSingleton<AutosaveDraft>();
        services.AddSingleton<EditingPresence>();
        services.AddSingleton<PreviewLinks>();
        services.AddSingleton<PreviewFiles>();
        services.AddSingleton<BinContent>();
        services.AddSingleton<RestoreFromBin>();
        services.AddSingleton<EmptyBin>();
        services.AddSingleton<RestoreVersion>();
        services.AddSingleton<ReadFindings>();
        services.AddSingleton<RunChecks>();
        services.AddSingleton<ReadContactReach>();
        services.AddSingleton<CheckDraft>();
        services.AddSingleton<ApplyFix>();
        services.AddSingleton<AcceptFinding>();
        services.AddSingleton<TakeBackAcceptance>();
        services.AddSingleton<ReadLinks>();
        services.AddSingleton<MarkLink>();
        services.AddSingleton<TakeBackLinkMark>();
        services.AddSingleton<AskLinkAgain>();
        services.AddSingleton(HubComposition.Reserved);
        services.AddSingleton<ReadRedirects>();
        services.AddSingleton<SaveRedirect>();
        services.AddSingleton<RemoveRedirect>();
        services.AddSingleton<IgnoreUnmatched>();
        services.AddSingleton<ReadAudit>();
        services.AddSingleton<ExportAudit>();
        services.AddSingleton<VerifyAudit>();
        services.AddSingleton<ForgetPerson>();
        services.AddSingleton<ReadOpening>();
        services.AddSingleton<OpenSection>();
        services.AddSingleton<CloseSection>();
        services.AddSingleton(HubComposition.SectionRules);
        services.AddSingleton<ReadSections>();
        services.AddSingleton<AddSection>();
        services.AddSingleton<RenameSection>();
        services.AddSingleton<RenameOrganisation>();
        services.AddSingleton<EndSection>();
        services.AddSingleton<MergeSections>();
        services.AddSingleton<ConfirmEdition>();
        services.AddSingleton<ConfirmLink>();
        services.AddSingleton<PublishedContacts>();
        services.AddSingleton<StaffLetters>();
        services.AddSingleton<CareLetters>();
        services.AddSingleton<CallLetters>();
        services.AddSingleton<ICallLetters>(provider => provider.GetRequiredService<CallLetters>());
        services.AddSingleton<IPublishLetters>(provider => provider.GetRequiredService<CallLetters>());
        services.AddSingleton<ReadContacts>();
        services.AddSingleton<RecordCall>();
        services.AddSingleton<MarkDoubtful>();
        services.AddSingleton<MarkReportsLookedAt>();
        services.AddSingleton<ReadReviews>();
        services.AddSingleton<ReadFeedback>();
        services.AddSingleton<SetFeedbackState>();
        services.AddSingleton<ReadReviewGround>();
        services.AddSingleton<RecordReview>();
        services.AddSingleton<SnoozeReview>();
        services.AddSingleton<ChangeCheckSettings>();
        services.AddSingleton<ChangeDefinition>();
        services.AddSingleton<ProjectAgain>();
        services.AddSingleton<ReadMedia>();
        services.AddSingleton<AddMedia>();
        services.AddSingleton<ReplaceMedia>();
        services.AddSingleton<RenameMedia>();
        services.AddSingleton<DescribeMedia>();
        services.AddSingleton<DeleteMedia>();
        services.AddSingleton<IFileInspection>(new FileInspection());
    }
}

/// <summary>Runs recipes from files.</summary>
internal sealed class RecipeRunner(ContentEngine engine, IHubReader reader, IMediaStore media, IConfiguration configuration)
{
    /// <summary>The runner for the recipes of one folder.</summary>
    public RunRecipe In(IRecipeFinder folder) => new(engine, reader, media, folder, HubComposition.RecipeSteps);

    /// <summary>What scripts may ask for: configuration of the site itself, never connection strings or passwords.</summary>
    public RecipeParameters Parameters { get; } = new(
        _ => null,
        key => key.StartsWith("Hub:Site:", StringComparison.OrdinalIgnoreCase) ? configuration[key] : null);
}
