"""`scanner completion`: what a shell needs to complete commands, options and choices."""

import click
from click.shell_completion import get_completion_class

from scanner.cli.exit import ExitCode
from scanner.cli.output import write_report

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> ExitCode:
    """Print the script that completes commands in a shell.

    \b
    Examples:
      scanner completion bash >> ~/.bashrc
      scanner completion zsh >> ~/.zshrc
      scanner completion fish > ~/.config/fish/completions/scanner.fish

    Open a new shell afterwards. In zsh, 'autoload -U compinit; compinit' must
    stand in ~/.zshrc before it.
    """
    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(context.find_root().command, {}, "scanner", "_SCANNER_COMPLETE").source()
    write_report(script.strip() + "\n", as_utf8=True)
    return ExitCode.NOTHING
