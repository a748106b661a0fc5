"""Named tuples that are quick to define.

:class:`typing.NamedTuple` takes 0.25 ms a class: it compiles every annotation, and a constructor, whether or not the
run makes a single instance. A run imports a hundred such classes, so that was a sixth of a short run (CPython 3.11,
2026-11). Here the annotations stay text, and the constructor is compiled when the first instance is made; what a class
can do is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - handed on under its own name
else:
    from _collections import _tuplegetter as getter

    class _Definition(type):
        """Makes a class of named fields out of one with annotations."""

        def __new__(cls, name, bases, namespace):
            if not any(base.__dict__.get("_defines_fields") for base in bases):
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default value follows one with a default value")
            namespace.update({field: getter(at, field) for at, field in enumerate(fields)})
            namespace |= {
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "__new__": _first_instance,
            }
            return super().__new__(cls, name, bases, namespace)

    def _first_instance(cls, /, *values, **named):
        """The constructor of a class until it is called: it puts the real one in its place."""
        names = "".join(f"{field}, " for field in cls._fields)
        make = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": tuple.__new__})
        make.__defaults__ = tuple(cls._field_defaults.values())
        make.__name__ = make.__qualname__ = "__new__"
        owner = next(each for each in cls.__mro__ if "_field_defaults" in each.__dict__)
        owner.__new__ = staticmethod(make)
        return make(cls, *values, **named)

    class NamedTuple(tuple, metaclass=_Definition):
        """A tuple whose fields have names; see :class:`typing.NamedTuple`."""

        __slots__ = ()
        _defines_fields = True  # in the classes derived from this one, not in those derived from them

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **named):
            values = [named.pop(field, value) for field, value in zip(self._fields, self, strict=True)]
            if named:
                raise ValueError(f"no such fields: {list(named)!r}")
            return type(self)(*values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self):
            return tuple(self)
