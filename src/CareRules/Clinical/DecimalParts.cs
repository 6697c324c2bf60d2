using System.Numerics;

namespace CareRules.Clinical;

/// <summary>A decimal taken apart: mantissa / 10^scale.</summary>
internal static class DecimalParts
{
    public static (BigInteger Mantissa, int Scale) Split(decimal value)
    {
        (Int128 mantissa, int scale) = SplitSmall(value);
        return (mantissa, scale);
    }

    /// <summary>The same without allocation: the mantissa of a decimal has 96 bits.</summary>
    public static (Int128 Mantissa, int Scale) SplitSmall(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        ulong low = unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        Int128 mantissa = new(unchecked((uint)bits[2]), low);
        return (bits[3] < 0 ? -mantissa : mantissa, (bits[3] >> 16) & 0xFF);
    }

    /// <summary>The decimal of a mantissa of at most 96 bits, in its shortest form.</summary>
    public static decimal Join(BigInteger mantissa, bool negative, int scale)
    {
        while (scale > 0 && BigInteger.Remainder(mantissa, 10).IsZero)
        {
            mantissa /= 10;
            scale--;
        }

        Span<byte> bytes = stackalloc byte[12];
        bytes.Clear();
        _ = mantissa.TryWriteBytes(bytes, out _, isUnsigned: true);
        return new decimal(
            BitConverter.ToInt32(bytes), BitConverter.ToInt32(bytes[4..]), BitConverter.ToInt32(bytes[8..]), negative, (byte)scale);
    }
}
