-- The search of the whole platform takes the place of the plan's own.
drop index plan.version_words_en, plan.version_words_fr, plan.version_words_es;
drop index plan.activity_words_en, plan.activity_words_fr, plan.activity_words_es;
drop function plan.words, plan.plain;
