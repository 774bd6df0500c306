using System.Security.Cryptography;

namespace AlliancePortal.Casework.Sealing.Custody;

/// <summary>
/// Adi Shamir's scheme (Communications of the ACM 22, 1979): each byte of the secret is where a random polynomial over GF(2⁸) meets zero, a share is its
/// values at one other point. As many shares as the polynomial has coefficients give it back; fewer fit every secret alike.
/// </summary>
public static class SecretSharing
{
    /// <summary>The modulus of the field as in AES, x⁸ + x⁴ + x³ + x + 1, without its highest term.</summary>
    private const int Modulus = 0x1b;

    /// <returns>One share for each point from 1 to <paramref name="shares"/>, as long as the secret.</returns>
    public static IReadOnlyList<byte[]> Split(ReadOnlySpan<byte> secret, int shares, int threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(shares, threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shares, byte.MaxValue);
        var length = secret.Length;
        var split = Enumerable.Range(0, shares).Select(_ => new byte[length]).ToArray();
        var coefficients = new byte[threshold];
        for (var place = 0; place < length; place++)
        {
            RandomNumberGenerator.Fill(coefficients);
            coefficients[0] = secret[place];
            for (var point = 1; point <= shares; point++) split[point - 1][place] = ValueAt(coefficients, (byte)point);
        }

        CryptographicOperations.ZeroMemory(coefficients);
        return split;
    }

    /// <summary>Gives the secret back from as many shares as the threshold; from fewer, or from shares of different secrets, something else.</summary>
    public static byte[] Combine(IReadOnlyList<(byte Point, byte[] Share)> shares)
    {
        var secret = new byte[shares[0].Share.Length];
        foreach (var (point, share) in shares)
        {
            // What this share weighs where the polynomials meet zero (Lagrange).
            byte weight = 1;
            foreach (var (other, _) in shares)
                if (other != point) weight = Product(weight, Quotient(other, (byte)(other ^ point)));
            for (var place = 0; place < secret.Length; place++) secret[place] ^= Product(share[place], weight);
        }

        return secret;
    }

    private static byte ValueAt(byte[] coefficients, byte point)
    {
        byte value = 0;
        for (var power = coefficients.Length - 1; power >= 0; power--) value = (byte)(Product(value, point) ^ coefficients[power]);
        return value;
    }

    // Without a table and without a branch that depends on the bytes: the time it takes tells nothing of them.
    private static byte Product(byte left, byte right)
    {
        int product = 0, doubled = left;
        for (var bit = 0; bit < 8; bit++)
        {
            product ^= -((right >> bit) & 1) & doubled;
            doubled = (doubled << 1) ^ (-(doubled >> 7) & (0x100 | Modulus));
        }

        return (byte)product;
    }

    // In this field the 254th power is the inverse.
    private static byte Quotient(byte dividend, byte divisor)
    {
        byte inverse = 1;
        for (var bit = 7; bit >= 0; bit--)
        {
            inverse = Product(inverse, inverse);
            if (((254 >> bit) & 1) == 1) inverse = Product(inverse, divisor);
        }

        return Product(dividend, inverse);
    }
}
