using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CareRules.Fhir.Json;

/// <summary>A number for the name of a property: equal names have equal numbers, and different names seldom have. What it decides is always compared.</summary>
internal static class NameHash
{
    // Written into its callers: for a name that stands in the program the compiler then works it out once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(ReadOnlySpan<byte> name)
    {
        ulong first;
        ulong last;
        if (name.Length >= sizeof(ulong))
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(name);
            last = BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..]);
        }
        else if (name.Length >= sizeof(uint))
        {
            first = BinaryPrimitives.ReadUInt32LittleEndian(name);
            last = BinaryPrimitives.ReadUInt32LittleEndian(name[^sizeof(uint)..]);
        }
        else
        {
            first = name.IsEmpty ? 0u : name[0] | ((uint)name[name.Length >> 1] << 8) | ((uint)name[^1] << 16);
            last = 0;
        }

        unchecked
        {
            ulong mixed = (first ^ (ulong)name.Length) * 0x9E3779B97F4A7C15;
            mixed += BitOperations.RotateLeft(last, 23) * 0xC2B2AE3D27D4EB4F;
            return (uint)((mixed ^ (mixed >> 29)) >> 32);
        }
    }

    /// <summary>The one bit of thirty-two by which an object remembers which names it may hold.</summary>
    public static uint Bit(uint hash) => 1u << (int)(hash >> 27);
}
