using System.Security.Cryptography;
using System.Text;

namespace CareRules.Text;

/// <summary>Digests as packs and records of decisions name them.</summary>
internal static class Sha256
{
    /// <summary><c>sha256:</c> and the digest of the UTF-8 bytes in small hexadecimal digits.</summary>
    public static string Of(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
