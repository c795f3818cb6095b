using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage;

/// <summary>
/// The hub's tables and Identity's users (roles and grants are the hub's own). One subclass for each database, because
/// each has its own migrations. Content is written by <see cref="Writing.UnitOfWork"/> alone, which is why the tables are
/// exposed as queries without tracking.
/// </summary>
public abstract class HubDbContext : IdentityUserContext<HubUser>
{
    private protected HubDbContext(DbContextOptions options) : base(options)
    {
    }

    internal IQueryable<ItemRow> Items => Set<ItemRow>().AsNoTracking();

    internal IQueryable<VersionRow> Versions => Set<VersionRow>().AsNoTracking();

    internal IQueryable<PublishedRow> Published => Set<PublishedRow>().AsNoTracking();

    internal IQueryable<PublishedValueRow> PublishedValues => Set<PublishedValueRow>().AsNoTracking();

    internal IQueryable<LivePeriodRow> LivePeriods => Set<LivePeriodRow>().AsNoTracking();

    internal IQueryable<DueMomentRow> DueMoments => Set<DueMomentRow>().AsNoTracking();

    internal IQueryable<RouteRow> Routes => Set<RouteRow>().AsNoTracking();

    internal IQueryable<AliasRow> Aliases => Set<AliasRow>().AsNoTracking();

    internal IQueryable<SectionRow> Sections => Set<SectionRow>().AsNoTracking();

    internal IQueryable<ToldRow> Told => Set<ToldRow>().AsNoTracking();

    internal IQueryable<MentionRow> Mentions => Set<MentionRow>().AsNoTracking();

    internal IQueryable<ReferenceRow> References => Set<ReferenceRow>().AsNoTracking();

    internal IQueryable<AuditRow> Audit => Set<AuditRow>().AsNoTracking();

    internal IQueryable<AuditHeadRow> AuditHead => Set<AuditHeadRow>().AsNoTracking();

    internal IQueryable<ChangeHeadRow> ChangeHead => Set<ChangeHeadRow>().AsNoTracking();

    internal IQueryable<ChangeRow> ChangeLog => Set<ChangeRow>().AsNoTracking();

    internal IQueryable<DefinitionRow> Definitions => Set<DefinitionRow>().AsNoTracking();

    internal IQueryable<RoleRow> HubRoles => Set<RoleRow>().AsNoTracking();

    internal IQueryable<GrantRow> Grants => Set<GrantRow>().AsNoTracking();

    internal IQueryable<HubUser> Accounts => Set<HubUser>().AsNoTracking();

    internal IQueryable<SignInRow> SignIns => Set<SignInRow>().AsNoTracking();

    internal IQueryable<AccountLinkRow> AccountLinks => Set<AccountLinkRow>().AsNoTracking();

    internal IQueryable<OutboxRow> Outbox => Set<OutboxRow>().AsNoTracking();

    internal IQueryable<SettingRow> Settings => Set<SettingRow>().AsNoTracking();

    internal IQueryable<FeedbackStateRow> FeedbackStates => Set<FeedbackStateRow>().AsNoTracking();

    internal IQueryable<FeedbackCountRow> FeedbackCounts => Set<FeedbackCountRow>().AsNoTracking();

    internal IQueryable<ServiceCallRow> ServiceCalls => Set<ServiceCallRow>().AsNoTracking();

    internal IQueryable<ReviewRow> Reviews => Set<ReviewRow>().AsNoTracking();

    internal IQueryable<RemarkRow> Remarks => Set<RemarkRow>().AsNoTracking();

    internal IQueryable<RecipeTaskRow> RecipeTasks => Set<RecipeTaskRow>().AsNoTracking();

    internal IQueryable<CheckedRow> Checked => Set<CheckedRow>().AsNoTracking();

    internal IQueryable<FindingRow> Findings => Set<FindingRow>().AsNoTracking();

    internal IQueryable<AcceptanceRow> Acceptances => Set<AcceptanceRow>().AsNoTracking();

    internal IQueryable<OutsideLinkRow> OutsideLinks => Set<OutsideLinkRow>().AsNoTracking();

    internal IQueryable<ItemLinkRow> ItemLinks => Set<ItemLinkRow>().AsNoTracking();

    internal IQueryable<RedirectRow> Redirects => Set<RedirectRow>().AsNoTracking();

    internal IQueryable<UnmatchedRow> Unmatched => Set<UnmatchedRow>().AsNoTracking();

    internal IQueryable<WorkTurnRow> WorkTurns => Set<WorkTurnRow>().AsNoTracking();

    internal IQueryable<AutosaveRow> Autosaves => Set<AutosaveRow>().AsNoTracking();

    internal IQueryable<PresenceRow> Presence => Set<PresenceRow>().AsNoTracking();

    internal IQueryable<PreviewLinkRow> PreviewLinks => Set<PreviewLinkRow>().AsNoTracking();

    internal IQueryable<MediaFileRow> MediaFiles => Set<MediaFileRow>().AsNoTracking();

    internal IQueryable<MediaVersionRow> MediaVersions => Set<MediaVersionRow>().AsNoTracking();

    internal IQueryable<MediaAddressRow> MediaAddresses => Set<MediaAddressRow>().AsNoTracking();

    internal IQueryable<MediaBlobRow> MediaBlobs => Set<MediaBlobRow>().AsNoTracking();

    internal IQueryable<MediaChunkRow> MediaChunks => Set<MediaChunkRow>().AsNoTracking();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HubDbContext).Assembly);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<LocalDateTime>().HaveConversion<LocalDateTimeConverter>();
    }
}
