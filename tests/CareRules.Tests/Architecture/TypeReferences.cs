using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CareRules.Tests.Architecture;

/// <summary>
/// Which of an assembly's own types see which: base types, interfaces, attributes, constraints, signatures, locals and the operands of
/// instructions. Nested types count as their outermost type. Constants are gone from compiled code and are not seen.
/// </summary>
internal sealed class TypeReferences : IDisposable
{
    private readonly PEReader image;
    private readonly MetadataReader metadata;

    public TypeReferences(string path)
    {
        image = new PEReader(File.OpenRead(path));
        metadata = image.GetMetadataReader();
    }

    /// <summary>Full names of the outermost types, without arity; what the compiler makes up is left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Read()
    {
        Dictionary<string, IReadOnlySet<string>> seen = new(StringComparer.Ordinal);
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            string from = OutermostName(handle);
            if (from.Contains('<', StringComparison.Ordinal))
            {
                continue;
            }

            HashSet<TypeDefinitionHandle> found = [];
            Collect(metadata.GetTypeDefinition(handle), found);
            HashSet<string> names = seen.TryGetValue(from, out IReadOnlySet<string>? known) ? (HashSet<string>)known : new(StringComparer.Ordinal);
            names.UnionWith(found.Select(OutermostName).Where(name => name != from && !name.Contains('<', StringComparison.Ordinal)));
            seen[from] = names;
        }

        return seen;
    }

    public void Dispose() => image.Dispose();

    private string OutermostName(TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        while (type.IsNested)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name).Split('`')[0]}";
    }

    private void Collect(TypeDefinition type, HashSet<TypeDefinitionHandle> found)
    {
        TypeCollector collector = new(found);
        Add(type.BaseType, collector, found);
        foreach (InterfaceImplementationHandle handle in type.GetInterfaceImplementations())
        {
            Add(metadata.GetInterfaceImplementation(handle).Interface, collector, found);
        }

        Attributes(type.GetCustomAttributes(), collector, found);
        Constraints(type.GetGenericParameters(), collector, found);
        foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            field.DecodeSignature(collector, false);
            Attributes(field.GetCustomAttributes(), collector, found);
        }

        foreach (PropertyDefinition property in type.GetProperties().Select(metadata.GetPropertyDefinition))
        {
            property.DecodeSignature(collector, false);
            Attributes(property.GetCustomAttributes(), collector, found);
        }

        foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            method.DecodeSignature(collector, false);
            Attributes(method.GetCustomAttributes(), collector, found);
            Constraints(method.GetGenericParameters(), collector, found);
            Body(method, collector, found);
        }
    }

    private void Body(MethodDefinition method, TypeCollector collector, HashSet<TypeDefinitionHandle> found)
    {
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        MethodBodyBlock body = image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(collector, false);
        }

        foreach (EntityHandle caught in body.ExceptionRegions.Select(static region => region.CatchType).Where(static caught => !caught.IsNil))
        {
            Add(caught, collector, found);
        }

        foreach (EntityHandle token in IlTokens.Of(body))
        {
            Add(token, collector, found);
        }
    }

    private void Attributes(CustomAttributeHandleCollection attributes, TypeCollector collector, HashSet<TypeDefinitionHandle> found)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            Add(metadata.GetCustomAttribute(handle).Constructor, collector, found);
        }
    }

    private void Constraints(GenericParameterHandleCollection parameters, TypeCollector collector, HashSet<TypeDefinitionHandle> found)
    {
        foreach (GenericParameterConstraintHandle handle in parameters.SelectMany(p => metadata.GetGenericParameter(p).GetConstraints()))
        {
            Add(metadata.GetGenericParameterConstraint(handle).Type, collector, found);
        }
    }

    private void Add(EntityHandle handle, TypeCollector collector, HashSet<TypeDefinitionHandle> found)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                found.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(collector, false);
                break;
            case HandleKind.FieldDefinition:
                found.Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodDefinition:
                found.Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Add(metadata.GetMemberReference((MemberReferenceHandle)handle).Parent, collector, found);
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(specification.Method, collector, found);
                specification.DecodeSignature(collector, false);
                break;
            default:
                // References to other assemblies.
                break;
        }
    }
}
