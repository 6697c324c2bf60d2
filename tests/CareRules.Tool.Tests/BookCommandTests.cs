using CareRules.Tool.Tests.Support;

namespace CareRules.Tool.Tests;

public sealed class BookCommandTests : IDisposable
{
    private readonly Workspace workspace = new();

    [Fact]
    public void The_book_is_a_folder_of_pages()
    {
        ToolRun run = ToolRun.Of("book", "--pack", workspace.Pack, "--output", workspace.At("book"));

        run.Status.Should().Be(0);
        run.Error.Should().EndWith($"8 pages; open {workspace.At("book")}/index.html.\n");
        File.ReadAllText(workspace.At("book/index.html")).Should().Contain("Oral NSAID with heart failure");
        Beside().Should().BeEquivalentTo("pack", "book");
    }

    [Fact]
    public void An_empty_folder_is_filled()
    {
        Directory.CreateDirectory(workspace.At("book"));
        ToolRun.Of("book", "--pack", workspace.Pack, "--output", workspace.At("book") + "/").Status.Should().Be(0);
        File.Exists(workspace.At("book/index.html")).Should().BeTrue();
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_as_it_is()
    {
        workspace.Write("book/letter.txt", "mine");
        ToolRun run = ToolRun.Of("book", "--pack", workspace.Pack, "--output", workspace.At("book"));

        run.Status.Should().Be(2);
        run.Error.Should().Be($"`{workspace.At("book")}` is not empty; nothing was written.\n");
        Directory.GetFileSystemEntries(workspace.At("book")).Should().ContainSingle();
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_an_error()
    {
        string path = workspace.Write("book", "mine");
        ToolRun run = ToolRun.Of("book", "--pack", workspace.Pack, "--output", path);

        run.Status.Should().Be(2);
        run.Error.Should().Be($"`{path}` is a file; the output is a folder.\n");
        File.ReadAllText(path).Should().Be("mine");
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_an_error_without_a_trace()
    {
        ToolRun run = ToolRun.Of("book", "--pack", workspace.Pack, "--output", workspace.At("nowhere/book"));

        run.Status.Should().Be(2);
        run.Error.Should().Be($"There is no folder for `{workspace.At("nowhere/book")}`.\n");
    }

    [Fact]
    public void Rules_with_errors_leave_nothing_behind()
    {
        workspace.Write("pack/broken.yaml", "rules: [ { id: broken } ]\n");
        ToolRun.Of("book", "--pack", workspace.Pack, "--output", workspace.At("book")).Status.Should().Be(1);
        Beside().Should().BeEquivalentTo("pack");
    }

    [Fact]
    public void An_interrupted_run_leaves_nothing_behind()
    {
        ToolRun.Interrupted("book", "--pack", workspace.Pack, "--output", workspace.At("book")).Status.Should().Be(130);
        Beside().Should().BeEquivalentTo("pack");
    }

    [Fact]
    public void Without_a_folder_nothing_is_done() => ToolRun.Of("book", "--pack", workspace.Pack).Status.Should().Be(2);

    public void Dispose() => workspace.Dispose();

    private IEnumerable<string?> Beside() => Directory.GetFileSystemEntries(workspace.At("")).Select(Path.GetFileName);
}
