-- What an instance waits for is asked at each of its steps; the engine itself indexes the event's name alone.
create index act_ru_event_subscr_by_instance on act_ru_event_subscr (proc_inst_id_);
