-- Which figure a later one corrects is asked of every figure that is shown or waits to be checked.
create index observation_corrects on dashboard.observation (corrects_id) where corrects_id is not null;
