using System.Reflection;
using System.Runtime.CompilerServices;
using CareRules.Tests.Support;

namespace CareRules.Tests.Architecture;

/// <summary>What a host may rely on of every public type of every package.</summary>
public sealed class PublicTypeTests
{
    private static readonly string[] Packages = ["CareRules", "CareRules.Fhir", "CareRules.Content", "CareRules.Testing"];

    private static readonly string[] Namespaces = ["CareRules", "CareRules.Clinical", "Microsoft.Extensions.DependencyInjection"];

    private static IEnumerable<Type> Types => Packages.SelectMany(static p => ApiText.PublicTypes(Assembly.Load(p)));

    private static IEnumerable<Type> Classes => Types.Where(static t => t.IsClass && !t.IsSubclassOf(typeof(Delegate)));

    [Fact]
    public void Classes_are_sealed_or_cannot_be_derived_from_outside() =>
        Classes.Where(static t => !t.IsSealed && !(t.IsAbstract && Constructors(t).All(static c => c.IsAssembly || c.IsFamilyAndAssembly || c.IsPrivate)))
            .ShouldBeNone();

    [Fact]
    public void Namespaces_are_few() =>
        Types.Where(static t => !Namespaces.Contains(t.Namespace) && t.Namespace != t.Assembly.GetName().Name)
            .ShouldBeNone("public types live in CareRules and CareRules.Clinical, those of another package also in its own namespace");

    [Fact]
    public void No_type_is_nested() => Types.Where(static t => t.IsNested).ShouldBeNone();

    // A positional record freezes the order of its parameters into the interface.
    [Fact]
    public void No_record_is_positional() =>
        Types.Where(static t => t.GetMethod("Deconstruct") is { } m && m.IsDefined(typeof(CompilerGeneratedAttribute), false)).ShouldBeNone();

    [Fact]
    public void Properties_are_set_once() =>
        Types.SelectMany(static t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static p => p.SetMethod is { IsPublic: true } s && !ApiText.IsInit(s))
            .Select(static p => $"{p.DeclaringType}.{p.Name}")
            .ShouldBeNone();

    [Fact]
    public void Fields_are_constants_or_read_only() =>
        Types.Where(static t => !t.IsEnum)
            .SelectMany(static t => t.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static f => !f.IsLiteral && !f.IsInitOnly)
            .Select(static f => $"{f.DeclaringType}.{f.Name}")
            .ShouldBeNone();

    [Fact]
    public void Structs_cannot_change() =>
        Types.Where(static t => t.IsValueType && !t.IsEnum && !t.IsDefined(typeof(IsReadOnlyAttribute), false)).ShouldBeNone();

    [Fact]
    public void No_number_is_binary() =>
        Types.Where(static t => !t.IsEnum).SelectMany(static t => t.GetProperties().Select(static p => (p.DeclaringType, p.Name, Type: p.PropertyType))
            .Concat(t.GetMethods().SelectMany(static m => m.GetParameters().Select(static p => p.ParameterType).Append(m.ReturnType).Select(type => (m.DeclaringType, m.Name, Type: type)))))
            .Where(static m => m.DeclaringType?.Assembly.GetName().Name?.StartsWith("CareRules", StringComparison.Ordinal) == true && IsBinary(m.Type))
            .Select(static m => $"{m.DeclaringType}.{m.Name}")
            .ShouldBeNone("quantities are decimal");

    private static bool IsBinary(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { } t && (t == typeof(double) || t == typeof(float));

    private static ConstructorInfo[] Constructors(Type type) => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
}
