using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace SafeguardingHub.Storage;

/// <summary>Instants as ticks of 100 ns since 1970: SQLite has no type for them, and numbers sort.</summary>
internal sealed class InstantTicksConverter() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeTicks(), ticks => Instant.FromUnixTimeTicks(ticks));

/// <summary>Instants as <c>timestamptz</c>, which keeps microseconds.</summary>
internal sealed class InstantDateTimeConverter() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(), moment => Instant.FromDateTimeUtc(DateTime.SpecifyKind(moment, DateTimeKind.Utc)));

internal sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
    date => date.ToDateOnly(), date => LocalDate.FromDateOnly(date));

/// <summary>Local times as ISO 8601 text: they are shown and worked with, never compared in a query.</summary>
internal sealed class LocalDateTimeConverter() : ValueConverter<LocalDateTime, string>(
    time => LocalDateTimePattern.ExtendedIso.Format(time), text => LocalDateTimePattern.ExtendedIso.Parse(text).Value);
