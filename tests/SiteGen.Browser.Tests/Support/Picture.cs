using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SiteGen.Browser.Tests;

/// <summary>Pictures of pages, made small, and compared in the browser itself, which can read them.</summary>
internal static class Picture
{
    private const int MostColours = 256;

    private const string Read = """
        const shades = 8;
        async function read(base64) {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        }
        """;

    // A picture needs few shades to show where things stand, and with a palette it is a third of the size.
    private const string Reduce = $$"""
        async png => {
          {{Read}}
          const { data, width, height } = await read(png);
          const step = 255 / (shades - 1), shade = v => Math.round(Math.round(v / step) * step);
          const palette = new Map(), rows = [];
          for (let i = 0; i < data.length; i += 4) {
            const colour = shade(data[i]) << 16 | shade(data[i + 1]) << 8 | shade(data[i + 2]);
            if (!palette.has(colour)) palette.set(colour, palette.size);
            rows.push(palette.get(colour) % 256);
          }
          return { width, height, palette: [...palette.keys()], pixels: btoa(rows.map(v => String.fromCharCode(v)).join('')) };
        }
        """;

    private const string Compare = $$"""
        async pngs => {
          {{Read}}
          const [a, b] = [await read(pngs[0]), await read(pngs[1])];
          if (a.width !== b.width || a.height !== b.height) return 1;
          let differing = 0;
          for (let i = 0; i < a.data.length; i += 4)
            if ([0, 1, 2].some(c => Math.abs(a.data[i + c] - b.data[i + c]) > 255 / shades)) differing++;
          return differing / (a.width * a.height);
        }
        """;

    /// <summary>The picture in few shades, as a PNG with a palette.</summary>
    public static async Task<byte[]> Small(Tab blank, byte[] png)
    {
        var reduced = await blank.Ask<Reduced>(Reduce, Convert.ToBase64String(png));
        Assert.InRange(reduced.Palette.Length, 1, MostColours);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, reduced.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), reduced.Height);
        (header[8], header[9]) = (8, 3);
        return
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a,
            .. Chunk("IHDR", header),
            .. Chunk("PLTE", [.. reduced.Palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })]),
            .. Chunk("IDAT", Rows(Convert.FromBase64String(reduced.Pixels), reduced.Width)),
            .. Chunk("IEND", []),
        ];
    }

    /// <summary>The part of all pixels that differ so much that it is seen; 1 if the sizes differ.</summary>
    public static Task<double> Difference(Tab blank, byte[] one, byte[] other) =>
        blank.Ask<double>(Compare, new[] { Convert.ToBase64String(one), Convert.ToBase64String(other) });

    private static byte[] Rows(byte[] pixels, int width)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var start = 0; start < pixels.Length; start += width)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels, start, width);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(name).CopyTo(chunk, 4);
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xedb88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }

    private sealed record Reduced(int Width, int Height, int[] Palette, string Pixels);
}
