using NodaTime.Text;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Calls;

/// <summary>The days on which a call falls due, and on which it becomes somebody else's turn.</summary>
internal static class CallMoments
{
    /// <summary>The moments of a service with those calls; none where a call is due already, which no day changes.</summary>
    public static IEnumerable<DueMoment> Of(ServiceCalls? calls)
    {
        if (LocalDatePattern.Iso.Parse(calls?.DueOn ?? "") is not { Success: true, Value: var due })
        {
            yield break;
        }

        yield return LondonTime.Due("call-due", due);
        yield return LondonTime.Due("call-owners", due.PlusDays(CallRules.OwnersAfterDays));
        yield return LondonTime.Due("call-administrators", due.PlusDays(CallRules.AdministratorsAfterDays));
    }
}
