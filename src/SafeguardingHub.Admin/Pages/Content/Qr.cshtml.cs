using System.Text;
using Microsoft.AspNetCore.Mvc;
using QRCoder;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>A QR code of a page's public address, for posters and leaflets. What is moved later redirects, so that posters stay right.</summary>
[Needs(Permission.PreviewContent)]
public sealed class QrModel(ReadDrafts drafts, IMailLinks links) : ItemPage(drafts)
{
    // The side of one dot in pixels: about 800 across, enough for a poster.
    private const int Dot = 20;

    /// <inheritdoc />
    public override string Title => "QR code: " + Name;

    /// <summary>The address that the code holds.</summary>
    public string Target { get; private set; } = "";

    /// <summary>Where the picture is, of the form that follows: svg or png.</summary>
    public string Picture => ItemAddresses.Of(Item.Id, "qr") + "?handler=";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>The code as SVG.</summary>
    public async Task<IActionResult> OnGetSvgAsync(bool save, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        using var data = Code();
        using var svg = new SvgQRCode(data);
        return Sent(Encoding.UTF8.GetBytes(svg.GetGraphic(Dot)), "image/svg+xml", save ? "svg" : null);
    }

    /// <summary>The code as PNG.</summary>
    public async Task<IActionResult> OnGetPngAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        using var data = Code();
        using var png = new PngByteQRCode(data);
        return Sent(png.GetGraphic(Dot), "image/png", "png");
    }

    // A quarter of the dots may be lost to a crease or a thumb.
    private QRCodeData Code() => QRCodeGenerator.GenerateQrCode(Target, QRCodeGenerator.ECCLevel.Q);

    private FileContentResult Sent(byte[] picture, string type, string? ending)
    {
        var last = new Uri(Target).Segments[^1].Trim('/');
        return ending is null ? File(picture, type) : File(picture, type, $"qr-{(last.Length == 0 ? "home" : last)}.{ending}");
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PreviewContent, cancellationToken) || Item.Live?.Item.Part<AutoroutePart>()?.Place() is not { } path)
        {
            return false;
        }

        Target = links.OriginOf(Request) + path.Address;
        return true;
    }
}
