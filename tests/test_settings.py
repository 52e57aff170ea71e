"""Settings from the environment and settings.toml."""

from datetime import datetime

import pytest
import tzlocal

from assistant.settings import Settings, SettingsError, local_zone


def test_the_environment_comes_before_the_file(tmp_path):
    """And the file before the defaults."""
    (tmp_path / "settings.toml").write_text('model = "from-file"\npassages = 5\n', encoding="utf-8")
    settings = Settings.load({"BRIEFING_HOME": str(tmp_path), "BRIEFING_MODEL": "from-environment"})
    assert (settings.model, settings.passages, settings.max_file_mb) == ("from-environment", 5, 20.0)


def test_a_stray_key_turns_no_model_on(tmp_path):
    """Nobody's articles go out for a key that another program left in the environment."""
    assert not Settings.load({"BRIEFING_HOME": str(tmp_path), "OPENAI_API_KEY": "sk-stray"}).has_model


def test_a_key_is_not_in_the_repr(tmp_path):
    """Logs and tracebacks print it."""
    assert "sk-secret" not in repr(Settings.load({"BRIEFING_HOME": str(tmp_path), "OPENAI_API_KEY": "sk-secret"}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BRIEFING_PASSAGES", "many"),
        ("BRIEFING_PASSAGES", "0"),
        ("BRIEFING_MAX_FILE_MB", "-1"),
        ("BRIEFING_MAX_FILE_MB", "nan"),
        ("BRIEFING_PORT", "70000"),
        ("BRIEFING_ZONE", "Mars/Olympus"),
        ("BRIEFING_JUDGE", "sometimes"),
        ("BRIEFING_JUDGE", "true"),
    ],
)
def test_an_unusable_value_names_its_setting(tmp_path, name, value):
    """The message says what to give instead."""
    with pytest.raises(SettingsError, match=name):
        Settings.load({"BRIEFING_HOME": str(tmp_path), name: value})


@pytest.mark.parametrize("text", ["model = ", "modle = 'x'", "\udcff"])
def test_a_broken_file_is_named(tmp_path, text):
    """A typing error in a setting's name is not passed over in silence."""
    (tmp_path / "settings.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        Settings.load({"BRIEFING_HOME": str(tmp_path)})


def test_the_sample_is_a_library_of_its_own(tmp_path):
    """It never mixes with the reader's."""
    settings = Settings(tmp_path)
    assert settings.library() != settings.library(sample=True)


def test_the_zone_of_this_machine_knows_summer_time(monkeypatch):
    """An offset read in winter would put a summer's evening on another day."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "Europe/Berlin")
        tzlocal.reload_localzone()
        zone = local_zone()
    tzlocal.reload_localzone()
    summer, winter = datetime(2026, 7, 1, tzinfo=zone), datetime(2026, 1, 1, tzinfo=zone)
    assert summer.utcoffset() != winter.utcoffset()


def test_a_settings_file_that_cannot_be_read_is_named(tmp_path):
    """A folder in its place is no traceback."""
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        Settings.load({"BRIEFING_HOME": str(tmp_path)})


@pytest.mark.parametrize(
    ("value", "model", "judge", "asked"),
    [
        ("", "m", "off", False),
        ("off", "m", "off", False),
        (" Doubtful ", "m", "doubtful", True),
        ("all", "m", "all", True),
        ("all", "", "all", False),
    ],
)
def test_a_judge_is_asked_only_where_it_is_switched_on(tmp_path, value, model, judge, asked):
    """It is off by default, and without a model there is nobody to ask."""
    environ = {"BRIEFING_HOME": str(tmp_path), "BRIEFING_MODEL": model, "BRIEFING_JUDGE": value}
    settings = Settings.load(environ)
    assert (settings.judge, settings.has_judge) == (judge, asked)


def test_a_judge_may_stand_in_the_file(tmp_path):
    """What is no word for it is told with its name there."""
    (tmp_path / "settings.toml").write_text('judge = "all"', encoding="utf-8")
    assert Settings.load({"BRIEFING_HOME": str(tmp_path)}).judge == "all"
    (tmp_path / "settings.toml").write_text("judge = true", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"judge.*give off, doubtful or all"):
        Settings.load({"BRIEFING_HOME": str(tmp_path)})
