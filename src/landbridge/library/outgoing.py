"""What an open situation gives away: folders, files in formats of others, frames, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from landbridge.desk.in_words import question_in_words
from landbridge.library.opened import Opened

if TYPE_CHECKING:
    from landbridge.desk.frames import Framed
    from landbridge.desk.layers import LayerWish
    from landbridge.desk.notebook import Shown
    from landbridge.model.answers import Answer

__all__ = ["Outgoing"]


class Outgoing(Opened):
    """The part of an open situation through which things go out."""

    def _wish(self, *, unlicensed: bool, recent_detail: bool) -> LayerWish:
        from landbridge.desk.layers import LayerWish  # noqa: PLC0415  (as above)
        from landbridge.desk.opening import read_outlines  # noqa: PLC0415  (as above)

        return LayerWish(unlicensed, recent_detail=recent_detail, outlines=read_outlines(self.path))

    def export(
        self, out: str | Path, *, form: str | None = None, drop_sensitive: bool = False,
        drop_unlicensed: bool = False, **words: Any,
    ) -> dict[str, int]:  # fmt: skip
        """Write a situation folder without loss, or a format of others (see `landbridge export`).

        The ending of ``out`` or ``form`` names the format; for one of others take the words of
        `layer_bytes`, for a folder ``known_by``. Gives how many rows stayed behind, by table.
        """
        from landbridge.desk import export as folders  # noqa: PLC0415  (as above)
        from landbridge.desk import export_layers as others  # noqa: PLC0415  (as above)

        out = Path(out)
        named = folders.form_of(out, form)
        if named is None:
            known = folders.only_known_by(question_in_words(words))
            return folders.export(
                self.path, out, drop_sensitive=drop_sensitive, drop_unlicensed=drop_unlicensed,
                known_by=known,
            )  # fmt: skip
        wish, question = others.wish_in_words(named, words, drop_sensitive=drop_sensitive)
        return dict(others.write_layers(self.path, out, question, wish).withheld)

    def layer_bytes(self, form: str, **words: Any) -> dict[str, bytes]:
        """Give what `export` writes in a format of others: files by name, a single one under "".

        ``words`` are a question as for `ask`, and ``layer``, ``include_unlicensed``,
        ``recent_detail``, ``avoid`` ("closed" or "uncertain"), ``buffer_metres``.
        """
        from landbridge.desk import export_layers as others  # noqa: PLC0415  (as above)

        wish, question = others.wish_in_words(form, words)
        return dict(others.export_layers(self.path, question, wish).files)

    def frame(
        self, layer: str, *, include_unlicensed: bool = False, recent_detail: bool = False,
        **question: Any,
    ) -> Any:  # fmt: skip
        """Give one layer as a GeoDataFrame in EPSG:4326, or a DataFrame where it has no shapes.

        ``frame("holders")``, ``frame("reports")`` and so on; with a question as for `ask` also
        the layers of its answer, such as ``frame("pieces", corridor=…, on=…)``. Rows that may not
        be passed on are left out unless ``include_unlicensed``. Needs the extra ``geo``.
        """
        from landbridge.desk.frames import frame  # noqa: PLC0415  (as above)

        wish = self._wish(unlicensed=include_unlicensed, recent_detail=recent_detail)
        told, memory = question_in_words(question), self._remembered()
        return frame(self.situation, layer, told, wish, memory=memory)

    def frames(
        self, found: Framed | None = None, *, include_unlicensed: bool = False,
        recent_detail: bool = False, **question: Any,
    ) -> dict[str, Any]:  # fmt: skip
        """Give all layers as frames, by name; of an answer that was ``found`` only its own.

        Belief, disagreements and what was learned of sources are answers too.
        """
        from landbridge.desk.frames import frames, frames_of  # noqa: PLC0415  (as above)

        wish = self._wish(unlicensed=include_unlicensed, recent_detail=recent_detail)
        memory = self._remembered()
        if found is not None:
            return frames_of(self.situation, found, wish, memory=memory)
        return frames(self.situation, question_in_words(question), wish, memory=memory)

    def show(self, answer: Answer, *, recent_detail: bool = False) -> Shown:
        """Give an answer as a notebook shows it: status, headline and map."""
        from landbridge.desk.notebook import show  # noqa: PLC0415  (as above)

        return show(self.situation, answer, memory=self._remembered(), recent_detail=recent_detail)

    def _repr_html_(self) -> str:
        from landbridge.desk.notebook import situation_html  # noqa: PLC0415  (as above)

        return situation_html(self.situation)
