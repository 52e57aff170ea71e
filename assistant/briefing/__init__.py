"""Days in, a sourced briefing out: gathered, grouped, drafted, cited, checked, compared with the last one."""
