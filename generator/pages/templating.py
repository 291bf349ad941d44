"""Templates compiled for what they are given here: views that have attributes, and text to escape.

At every value Jinja asks what it could be: a dictionary instead of an object, a call that wants the context,
a text that is computed with once it is escaped. Ours are none of these, and a portal has millions of values.
Templates are written as for Jinja; only a macro takes its arguments by their places, unless it has defaults.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule

from generator.pages.html import Html, shown


class _Compiler(CodeGenerator):
    """Writes the Python of a template: attributes, calls and escaping without any detour."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        if forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.module(")
        self.visit(node.template, frame)
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if special or macro_ref.node.defaults:
            super().macro_def(macro_ref, frame)
        else:
            self.write("macro")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        if force_unescaped:  # the end of a macro
            self.writeline(f"return environment.html(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - as Jinja calls it
        self.write("environment.shown(")


class Templates(Environment):
    """The templates of a package: macros, of which ``part`` is what a template is for."""

    code_generator_class = _Compiler
    shown = staticmethod(shown)
    html = Html

    def __init__(self, package: str) -> None:
        """Read templates from their package; each is compiled when it is first used."""
        super().__init__(
            loader=PackageLoader(package),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,
        )
        self._modules: dict[str, TemplateModule] = {}

    def module(self, name: str) -> TemplateModule:
        """Return the macros of a template; they see no more than what every template sees."""
        if name not in self._modules:
            self._modules[name] = self.get_template(name).module
        return self._modules[name]

    def part(self, name: str, macro: str = "part") -> Callable[..., Html]:
        """Return a macro of a template."""
        part: Callable[..., Html] = vars(self.module(name))[macro]
        return part
