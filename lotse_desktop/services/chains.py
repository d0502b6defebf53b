"""Use-cases around service chains: read, change, take back, draw; how often they are begun and where they stop."""

from collections.abc import Callable, Sequence
from typing import Final

from lotse_desktop.domain.assessment import CHAINS
from lotse_desktop.domain.chain_dates import ChainShelf, count_chains
from lotse_desktop.domain.chain_sheet import ChainTexts, sheet_name
from lotse_desktop.domain.chains import ServiceChain, StartedChains, merged
from lotse_desktop.domain.errors import NotFoundError
from lotse_desktop.services.papers import Paper
from lotse_desktop.services.ports import Clock, DrawChain, UnitOfWork, UnitOfWorkFactory

OWN: Final = "E"
"""Chains that a vault adds are called E1, E2, …"""


class Chains:
    """``delivered``: the chains of the catalogue; what a vault changes lies in its register.

    Every method is one transaction or one document; ``texts`` are read when they are needed.
    """

    def __init__(
        self,
        units: UnitOfWorkFactory,
        delivered: Sequence[ServiceChain],
        clock: Clock,
        *,
        texts: Callable[[], ChainTexts],
        draw: DrawChain,
    ) -> None:
        self._units = units
        self._delivered = {chain.key: chain for chain in delivered}
        self._clock = clock
        self._texts, self._draw = texts, draw

    def all(self) -> tuple[ServiceChain, ...]:
        """The chains that hold now: delivered ones, as they were changed, then own ones."""
        with self._units() as unit:
            return self._all(unit)

    def shelf(self) -> ChainShelf:
        """The chains with what became of them over all cases of the vault."""
        with self._units() as unit:
            cases = (payload for _, payload in unit.cases.sections(CHAINS))
            started = [payload for payload in cases if isinstance(payload, StartedChains)]
            chains = self._all(unit)
        return ChainShelf(chains, count_chains(started, self._clock().date()), self._delivered)

    def keep(self, chain: ServiceChain) -> ServiceChain:
        """Keep a changed chain as the next version, valid from today; the same text is no new version."""
        with self._units() as unit:
            known = {one.key: one for one in self._all(unit)}
            former = known.get(chain.key)
            if former is not None and former.is_same(chain):
                return former
            version = 1 if former is None else former.version + 1
            kept = chain.as_version(version, self._clock().date())
            unit.chains.put([(kept.key, kept)])
            unit.commit()
        return kept

    def add(self, chain: ServiceChain) -> ServiceChain:
        """Keep a new chain under a key of its own."""
        return self.keep(chain.model_copy(update={"key": self._new_key()}))

    def reset(self, key: str) -> ServiceChain:
        """Back to the delivered text, as a new version.  Raises :class:`NotFoundError` for an own chain."""
        if key not in self._delivered:
            raise NotFoundError("Diese Kette gehört nicht zum Programm. Es gibt keinen früheren Text.")
        return self.keep(self._delivered[key])

    def remove(self, key: str) -> None:
        """Remove an own chain; what was begun with it goes on."""
        if key in self._delivered:
            raise NotFoundError("Diese Kette gehört zum Programm und lässt sich nicht entfernen.")
        with self._units() as unit:
            unit.chains.remove([key])
            unit.commit()

    def sheet(self, chain: ServiceChain) -> Paper:
        """The page for the wall."""
        texts = self._texts()
        return Paper(sheet_name(chain, texts), self._draw(chain, texts, self._clock().date()))

    def _new_key(self) -> str:
        """One that no chain has, nor one that was begun with a chain that is gone."""
        with self._units() as unit:
            started = (payload for _, payload in unit.cases.sections(CHAINS) if isinstance(payload, StartedChains))
            used = {chain.chain.key for case in started for chain in case.chains}
            used.update(chain.key for chain in self._all(unit))
        return next(key for number in range(1, len(used) + 2) if (key := f"{OWN}{number}") not in used)

    def _all(self, unit: UnitOfWork) -> tuple[ServiceChain, ...]:
        return merged(self._delivered.values(), [chain for _, chain in unit.chains.all()])
