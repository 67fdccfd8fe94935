-- Grain: a finding about the framework. Key: rule, object_id. As marts.framework_lint, without its detail, which may quote people.
select rule, object_type, object_id, severity, since
from marts.framework_lint
