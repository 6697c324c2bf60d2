using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CareRules.Tests.Architecture;

/// <summary>The public surface of an assembly as text to review: a line a type, an indented line a member, in ordinal order.</summary>
internal static class ApiText
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in PublicTypes(assembly))
        {
            text.Append(Head(type)).Append('\n');
            foreach (string member in MembersOf(type))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    public static IReadOnlyList<Type> PublicTypes(Assembly assembly) =>
        [.. assembly.GetExportedTypes().Where(static t => !IsGenerated(t)).OrderBy(static t => t.FullName, StringComparer.Ordinal)];

    private static string Head(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            { IsValueType: true } => type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<string> above = (type.BaseType is { } parent && !type.IsValueType && parent != typeof(object) && !type.IsSubclassOf(typeof(Delegate)) ? [parent] : Array.Empty<Type>())
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Where(static i => i.IsVisible))
            .Select(ApiNames.Of)
            .Order(StringComparer.Ordinal);
        string list = string.Join(", ", above);
        return $"{kind} {ApiNames.Full(type)}{(list.Length > 0 ? " : " + list : "")}";
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}"));
        }

        NullabilityInfoContext nullability = new();
        return type.GetMembers(Members)
            .Where(static m => !IsGenerated(m) && m is not Type)
            .Select(m => m switch
            {
                ConstructorInfo c when IsVisible(c) => $"{Access(c)}new({Parameters(c, nullability)})",
                MethodInfo m2 when IsVisible(m2) && (!m2.IsSpecialName || m2.Name.StartsWith("op_", StringComparison.Ordinal)) => Method(m2, nullability),
                PropertyInfo p when p.GetAccessors(true).Any(IsVisible) => Property(p, nullability),
                FieldInfo f when f.IsPublic || f.IsFamily => $"{(f.IsLiteral ? "const " : f.IsStatic ? "static " : "")}{(f is { IsInitOnly: true } ? "readonly " : "")}{ApiNames.Of(nullability.Create(f))} {f.Name}{(f.IsLiteral ? " = " + Value(f.GetRawConstantValue()) : "")}",
                EventInfo e => $"event {ApiNames.Of(nullability.Create(e))} {e.Name}",
                _ => null,
            })
            .OfType<string>()
            .Order(StringComparer.Ordinal);
    }

    private static string Method(MethodInfo method, NullabilityInfoContext nullability)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static a => a.Name))}>" : "";
        string kind = method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return $"{Access(method)}{kind}{ApiNames.Of(nullability.Create(method.ReturnParameter))} {method.Name}{generic}({Parameters(method, nullability)})";
    }

    private static string Property(PropertyInfo property, NullabilityInfoContext nullability)
    {
        MethodInfo any = property.GetAccessors(true)[0];
        string get = property.GetMethod is { } g && IsVisible(g) ? "get; " : "";
        string set = property.SetMethod is { } s && IsVisible(s) ? (IsInit(s) ? "init; " : "set; ") : "";
        string index = property.GetIndexParameters() is { Length: > 0 } p ? $"[{string.Join(", ", p.Select(i => Parameter(i, nullability)))}]" : "";
        string required = property.IsDefined(typeof(RequiredMemberAttribute), false) ? "required " : "";
        return $"{(any.IsStatic ? "static " : "")}{required}{ApiNames.Of(nullability.Create(property))} {property.Name}{index} {{ {get}{set}}}";
    }

    public static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Parameters(MethodBase method, NullabilityInfoContext nullability) =>
        string.Join(", ", method.GetParameters().Select(p => Parameter(p, nullability)));

    private static string Parameter(ParameterInfo parameter, NullabilityInfoContext nullability)
    {
        string kind = parameter switch
        {
            { IsOut: true } => "out ",
            _ when parameter.ParameterType.IsByRef => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute), false) => "params ",
            _ => "",
        };
        return $"{kind}{ApiNames.Of(nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Value(parameter.RawDefaultValue) : "")}";
    }

    private static string Value(object? value) => value switch
    {
        null => "default",
        string s => $"\"{s}\"",
        bool b => b ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || (member is MethodInfo or ConstructorInfo && member.IsDefined(typeof(CompilerGeneratedAttribute), false) && !member.Name.StartsWith("get_", StringComparison.Ordinal));
}
