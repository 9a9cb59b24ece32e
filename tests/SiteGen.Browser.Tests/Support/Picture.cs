using Microsoft.Playwright;

namespace SiteGen.Browser.Tests;

/// <summary>Pictures of pages, made small and compared in the browser itself, which can read them.</summary>
internal static class Picture
{
    // A picture needs few shades to show where things stand, and is a third of the size with them.
    private const string Read = """
        const shades = 8;
        async function read(base64) {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), context = canvas.getContext('2d');
          context.drawImage(bitmap, 0, 0);
          return { canvas, context, pixels: context.getImageData(0, 0, bitmap.width, bitmap.height) };
        }
        """;

    /// <summary>The picture in few shades, as a PNG.</summary>
    public static async Task<byte[]> Reduce(IPage blank, byte[] png) => Convert.FromBase64String(await blank.EvaluateAsync<string>($$"""
        async png => {
          {{Read}}
          const { canvas, context, pixels } = await read(png);
          const step = 255 / (shades - 1);
          pixels.data.forEach((v, i) => { pixels.data[i] = Math.round(Math.round(v / step) * step); });
          context.putImageData(pixels, 0, 0);
          const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
          return btoa(Array.from(bytes, b => String.fromCharCode(b)).join(''));
        }
        """, Convert.ToBase64String(png)));

    /// <summary>The part of all pixels that differ so much that it is seen; 1 if the sizes differ.</summary>
    public static Task<double> Difference(IPage blank, byte[] one, byte[] other) => blank.EvaluateAsync<double>($$"""
        async pngs => {
          {{Read}}
          const [a, b] = [(await read(pngs[0])).pixels, (await read(pngs[1])).pixels];
          if (a.width !== b.width || a.height !== b.height) return 1;
          let differing = 0;
          for (let i = 0; i < a.data.length; i += 4)
            if ([0, 1, 2].some(c => Math.abs(a.data[i + c] - b.data[i + c]) > 255 / shades)) differing++;
          return differing / (a.width * a.height);
        }
        """, new[] { Convert.ToBase64String(one), Convert.ToBase64String(other) });
}
