using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public IReviewWork Reviews => new ReviewWork(this, session);

    private sealed class ReviewWork(UnitOfWork unit, HubSession session) : IReviewWork
    {
        public Task AddAsync(LoggedReview review, CancellationToken cancellationToken) => unit.GuardAsync(async () =>
        {
            await session.InsertAsync([ReviewRow.Of(review)], cancellationToken);
            return true;
        });
    }
}
