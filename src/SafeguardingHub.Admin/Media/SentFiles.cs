using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Media;

namespace SafeguardingHub.Admin.Media;

/// <summary>
/// Marks a screen that takes files. While a form comes in, each file goes to a temporary file on the disk; one that is far too
/// large ends the reading, and the screen is shown again with a word about it. A file that is only somewhat too large is refused
/// by the change, which names it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>What the address of the screen says after a form that was too large.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>How many files may come at once.</summary>
    public const int MostFiles = 20;

    /// <summary>How many bytes may come at once, in one file or in many; 0 for what <see cref="MostFiles"/> files may have.</summary>
    public long MostBytes { get; set; }

    /// <inheritdoc />
    /// <remarks>Before the check of the form's token, which reads the form.</remarks>
    public int Order => 0;

    /// <inheritdoc />
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType || !HttpMethods.IsPost(request.Method))
        {
            return;
        }

        var limits = context.HttpContext.RequestServices.GetRequiredService<MediaLimits>();
        var most = MostBytes > 0 ? MostBytes : checked((limits.MaxBytes + 1_000_000) * MostFiles);
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        var form = new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = MostBytes > 0 ? MostBytes : limits.MaxBytes * 2 });
        context.HttpContext.Features.Set<IFormFeature>(form);
        try
        {
            await form.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            context.Result = await TurnedAwayAsync(context.HttpContext, isOverall: error is BadHttpRequestException);
        }
    }

    // The rest is read and thrown away, since a browser that is not listened to shows no answer; where even that is too much, it is not.
    private static async Task<IActionResult> TurnedAwayAsync(HttpContext context, bool isOverall)
    {
        if (!isOverall)
        {
            try
            {
                await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            }
            catch (BadHttpRequestException)
            {
                context.Response.Headers.Connection = "close";
            }
        }

        return new LocalRedirectResult($"{context.Request.Path.Value}?{TooLarge}=true", permanent: false) { PreserveMethod = false };
    }
}
