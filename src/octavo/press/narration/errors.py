"""What narration cannot do, each as a sentence for an editor.

PressTrouble, in press.errors
└── NarrationTrouble
    ├── EngineUnknown       there is no engine of that name
    ├── EngineMissing       its packages are not installed here
    ├── EngineFailed        it broke down, took too long, or answered what makes no sense
    ├── VoiceUnknown        the engine has no such voice, or its file is not the one it should be
    ├── NothingToSay        a script without a word
    ├── CoverRefused        a picture that is neither JPEG nor PNG
    └── RecordingRefused    a recording that cannot be read, is too long, or is silent
"""

from __future__ import annotations

from octavo.press.errors import PressTrouble


class NarrationTrouble(PressTrouble):
    """Something that could not be read aloud. Its text is a whole sentence."""


class EngineUnknown(NarrationTrouble):
    pass


class EngineMissing(NarrationTrouble):
    pass


class EngineFailed(NarrationTrouble):
    pass


class VoiceUnknown(NarrationTrouble):
    pass


class NothingToSay(NarrationTrouble):
    pass


class CoverRefused(NarrationTrouble):
    pass


class RecordingRefused(NarrationTrouble):
    pass
