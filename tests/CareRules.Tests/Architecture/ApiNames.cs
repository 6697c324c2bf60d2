using System.Reflection;

namespace CareRules.Tests.Architecture;

/// <summary>Types as they are written in C#, with what may be null.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(string)] = "string", [typeof(object)] = "object", [typeof(int)] = "int", [typeof(long)] = "long",
        [typeof(decimal)] = "decimal", [typeof(double)] = "double", [typeof(byte)] = "byte", [typeof(char)] = "char", [typeof(uint)] = "uint", [typeof(ulong)] = "ulong",
    };

    /// <summary>With the namespace; generic parameters by name.</summary>
    public static string Full(Type type)
    {
        string name = (type.DeclaringType is { } outer ? Full(outer) : type.Namespace) + "." + Stem(type);
        return type.IsGenericTypeDefinition ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(static a => a.Name))}>" : name;
    }

    public static string Of(Type type) => type switch
    {
        { IsByRef: true } => Of(type.GetElementType()!),
        { IsArray: true } => Of(type.GetElementType()!) + "[]",
        _ when Nullable.GetUnderlyingType(type) is { } value => Of(value) + "?",
        { IsGenericType: true } => $"{Stem(type)}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>",
        _ => Keywords.GetValueOrDefault(type) ?? Stem(type),
    };

    public static string Of(NullabilityInfo info)
    {
        Type type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        string mark = !type.IsValueType && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable) ? "?" : "";
        return (info.ElementType is { } element ? Of(element) + "[]"
            : type.IsGenericType && Nullable.GetUnderlyingType(type) is null && info.GenericTypeArguments.Length > 0 ? $"{Stem(type)}<{string.Join(", ", info.GenericTypeArguments.Select(Of))}>"
            : Of(type)) + mark;
    }

    private static string Stem(Type type) => type.Name.Split('`')[0];
}
