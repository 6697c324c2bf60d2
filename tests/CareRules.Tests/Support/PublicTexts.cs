using System.Collections;
using System.Reflection;

namespace CareRules.Tests.Support;

/// <summary>What the objects of the library print of themselves: every public object that can be reached from one by its public properties.</summary>
internal sealed class PublicTexts
{
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The types that were printed.</summary>
    public HashSet<Type> Types { get; } = [];

    /// <summary>What was printed and holds the mark, by type.</summary>
    public HashSet<string> Leaks { get; } = [];

    public void Read(object? root)
    {
        Stack<object?> open = new([root]);
        while (open.TryPop(out object? one))
        {
            Type? type = one?.GetType();
            if (one is IEnumerable many and not string && type!.FullName is not null)
            {
                foreach (object? item in IsDefaultArray(one) ? Array.Empty<object>() : many)
                {
                    open.Push(item);
                }
            }
            else if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            {
                open.Push(type.GetProperty("Value")!.GetValue(one));
            }
            else if (one is not null && IsOurs(type!) && (type!.IsValueType || seen.Add(one)))
            {
                Print(one, type);
                foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static p => p.GetIndexParameters().Length == 0 && p.DeclaringType?.Assembly != typeof(object).Assembly))
                {
                    open.Push(Value(property, one));
                }
            }
        }
    }

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name is "CareRules" or "CareRules.Fhir" or "CareRules.Testing" && !type.IsEnum;

    private static bool IsDefaultArray(object many) => many.GetType().GetProperty("IsDefault")?.GetValue(many) is true;

    private void Print(object one, Type type)
    {
        Types.Add(type);
        if (one.ToString()?.Contains(MarkedRecord.Mark, StringComparison.Ordinal) == true)
        {
            Leaks.Add($"{type.Name}.ToString");
        }
    }

    // A property that throws says so in an exception: it may not leak either.
    private object? Value(PropertyInfo property, object one)
    {
        try
        {
            return property.GetValue(one);
        }
        catch (TargetInvocationException fault)
        {
            if (fault.ToString().Contains(MarkedRecord.Mark, StringComparison.Ordinal))
            {
                Leaks.Add($"{property.DeclaringType!.Name}.{property.Name} throws");
            }

            return null;
        }
    }
}
