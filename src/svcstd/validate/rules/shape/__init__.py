"""S: files, YAML and the shape of what is written (文件与格式)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.shape import bounds, files, reading, regions, silences, values

RULES: tuple[Rule, ...] = (
    reading.FileNotTooLarge(),
    reading.NotTooDeep(),
    reading.EncodedAsUtf8(),
    reading.WithoutByteOrderMark(),
    reading.LinesEndInLineFeed(),
    reading.WellFormedYaml(),
    reading.KeyWrittenOnce(),
    reading.PlainYamlOnly(),
    reading.HalfWidthColon(),
    reading.NoControlCharacters(),
    reading.TextReadsAsText(),
    values.WantedKind(),
    values.KnownKey(),
    values.RequiredKey(),
    values.KnownValue(),
    values.WholeNumber(),
    values.TrueOrFalse(),
    values.LimitSpelled(),
    values.LimitSaysWhichDays(),
    values.DateSpelled(),
    values.LinkSpelled(),
    values.SlugSpelled(),
    values.IdUniqueInList(),
    bounds.NotEmpty(),
    bounds.NotTooLong(),
    bounds.PatternIsPlain(),
    bounds.ListNotTooLong(),
    files.PathSaysKey(),
    files.InsideWorkspace(),
    files.Readable(),
    files.KeyNamedOnce(),
    files.WorkspaceNotEmpty(),
    files.PatternMatches(),
    regions.RegionColumns(),
    regions.RegionRow(),
    regions.RegionListedOnce(),
    silences.SilenceHasReason(),
    silences.SilenceIsUsed(),
    silences.SilenceSpelled(),
    silences.BaselineIsCurrent(),
)
"""The family in the order of its ids."""
