-- One job that went all the way, as the service leaves it.
TRUNCATE installation, work_item, transition, effect, idempotency, file, fine_tune, model, deployment, cost_entry, suite,
    evaluation, evaluation_answer, route, webhook, webhook_cursor, webhook_delivery, storm.work,
    storm.route, storm.look
    RESTART IDENTITY CASCADE;
INSERT INTO installation (id) VALUES ('s2a7528061');
INSERT INTO file (id, project_id, name, purpose, lines, bytes, sha256, created_by)
VALUES ('file_1', 'default', 'train.jsonl', 'fine-tune', 312, 76295, 'ab73a6136abb68a2', 'test'),
       ('file_2', 'default', 'suite.jsonl', 'eval', 12, 900, 'cd73a6136abb68a2', 'test');
INSERT INTO suite (id, project_id, name, file_id, cases, scorers, created_by)
VALUES ('suite_1', 'default', 'intents', 'file_2', 12, '[]', 'test');
INSERT INTO fine_tune (id, project_id, version, moves, created_at, updated_at, state, alias, base_model, training_file,
                       hyperparameters, plan, generation, provider_job_id, price_usd, model_id)
VALUES ('ft_1', 'default', 5, 5, now(), now(), 'SUCCEEDED', 'bot', 'base', 'file_1', '{}', '{}', 1,
        'ft-f92ad39a39535e69bd01b87ba9bd4804', 4, 'model_1');
INSERT INTO model (id, project_id, version, moves, created_at, updated_at, alias, model_version, stage, source, plan,
                   api_generation, deployment_id)
VALUES ('model_1', 'default', 7, 7, now(), now(), 'bot', 1, 'LIVE', 'fine-tune:ft_1', '{"stopAt": "LIVE"}', 'V2', 'dep_1');
INSERT INTO deployment (id, project_id, version, moves, created_at, updated_at, state, model_id, generation, api_generation,
                        together_model_id, endpoint_id, external_id, min_replicas, max_replicas, ready_replicas, cents_per_hour)
VALUES ('dep_1', 'default', 4, 4, now(), now(), 'READY', 'model_1', 1, 'V2', 'ml_3259b681fbdea0732f32b706',
        'ep_abe669814e017c76dff42db9', 'dep_d264336633cacb2d87e60637', 1, 1, 1, 399);
INSERT INTO evaluation (id, project_id, version, moves, created_at, updated_at, state, model_id, suite_id, candidate, gate,
                        verdict, attempt)
VALUES ('eval_1', 'default', 3, 3, now(), now(), 'DONE', 'model_1', 'suite_1', 'bot', '{}', 'PASS', 1);
INSERT INTO effect (id, project_id, subject, step, generation, kind, api_generation, token, request_digest, state, attempt,
                    epoch, external_id)
VALUES ('eff_1', 'default', 'sha', 'file', 1, 'file', 'V1', 's2a7528061-ab73a6136abb68a2-file-g1', 'd', 'CONFIRMED', 1, 1,
        'file-479bf4df1753fff156bd4d0f358298b1'),
       ('eff_2', 'default', 'ft_1', 'train', 1, 'fine-tune', 'V1', 's2a7528061-e8rr7exkac4k4tdw-train-g1', 'd', 'RELEASED', 1, 3,
        'ft-f92ad39a39535e69bd01b87ba9bd4804'),
       ('eff_3', 'default', 'dep_1', 'ep', 1, 'endpoint', 'V2', 's2a7528061-f6c86b78m4k0qy9w-ep-g1', 'd', 'CONFIRMED', 1, 2,
        'ep_abe669814e017c76dff42db9'),
       ('eff_4', 'default', 'dep_1', 'dep', 1, 'deployment', 'V2', 's2a7528061-f6c86b78m4k0qy9w-dep-g1', 'd', 'CONFIRMED', 1, 3,
        'dep_d264336633cacb2d87e60637');
INSERT INTO cost_entry (id, project_id, subject, kind, usd, from_at, to_at)
VALUES ('cost_1', 'default', 'ft_1', 'training', 4, now(), now()),
       ('cost_2', 'default', 'dep_1', 'serving', 0.0083125, now() - interval '2 s', now());
INSERT INTO route (project_id, alias, version, live, targets)
VALUES ('default', 'bot', 1, 'model_1', '[{"modelId": "model_1", "weight": 100}]');
INSERT INTO webhook (id, project_id, url, events, created_at, updated_at)
VALUES ('wh_1', 'default', 'http://127.0.0.1:1/', '{*}', now(), now());
INSERT INTO transition (id, project_id, kind, subject, move, from_state, to_state, reason, actor)
SELECT 'evt_' || n, 'default', kind, subject, move, from_state, to_state, 'so', 'worker'
FROM (VALUES (1, 'webhook', 'wh_1', 1, NULL, 'CREATED'),
             (2, 'fine-tune', 'ft_1', 1, NULL, 'QUEUED'),
             (3, 'fine-tune', 'ft_1', 2, 'QUEUED', 'CHECKING_DATA'),
             (4, 'fine-tune', 'ft_1', 3, 'CHECKING_DATA', 'SUBMITTING'),
             (5, 'fine-tune', 'ft_1', 4, 'SUBMITTING', 'TRAINING'),
             (6, 'fine-tune', 'ft_1', 5, 'TRAINING', 'SUCCEEDED'),
             (7, 'model', 'model_1', 1, NULL, 'UPLOADED'),
             (8, 'model', 'model_1', 2, 'UPLOADED', 'DEPLOYING'),
             (9, 'deployment', 'dep_1', 1, NULL, 'PLANNED'),
             (10, 'deployment', 'dep_1', 2, 'PLANNED', 'CREATING'),
             (11, 'deployment', 'dep_1', 3, 'CREATING', 'STARTING'),
             (12, 'deployment', 'dep_1', 4, 'STARTING', 'READY'),
             (13, 'model', 'model_1', 3, 'DEPLOYING', 'READY'),
             (14, 'model', 'model_1', 4, 'READY', 'EVALUATING'),
             (15, 'evaluation', 'eval_1', 1, NULL, 'QUEUED'),
             (16, 'evaluation', 'eval_1', 2, 'QUEUED', 'RUNNING'),
             (17, 'evaluation', 'eval_1', 3, 'RUNNING', 'DONE'),
             (18, 'model', 'model_1', 5, 'EVALUATING', 'APPROVED'),
             (19, 'model', 'model_1', 6, 'APPROVED', 'CANARY'),
             (20, 'model', 'model_1', 7, 'CANARY', 'LIVE')) AS t (n, kind, subject, move, from_state, to_state)
ORDER BY n;
INSERT INTO webhook_delivery (id, project_id, webhook_id, event_id, type, subject, body, state, attempts, created_at)
SELECT 'dlv_' || seq, project_id, 'wh_1', id, lower(kind || '.' || to_state), subject, '{}', 'DELIVERED', 1, now()
FROM transition WHERE seq > 1;
INSERT INTO idempotency (project_id, key, request_digest, status, body)
VALUES ('default', 'storm-1', 'd', 201, '{"id":"ft_1","state":"QUEUED"}');
INSERT INTO work_item (kind, subject, project_id, due_at) VALUES ('deployment', 'dep_1', 'default', now() + interval '30 s');
INSERT INTO storm.work (writer, kind, subject, epoch, act, stolen, lease)
VALUES ('r1', 'fine-tune', 'ft_1', 1, 'claim', NULL, 2.9),
       ('r1', 'fine-tune', 'ft_1', 1, 'guard', NULL, NULL),
       ('r1', 's2a7528061-e8rr7exkac4k4tdw-train-g1', 'ft_1', 1, 'attempt', NULL, NULL),
       ('r1', 'fine-tune', 'ft_1', 1, 'settle', NULL, NULL),
       ('r2', 'fine-tune', 'ft_1', 2, 'claim', -0.4, 2.9),
       ('r2', 'fine-tune', 'ft_1', 2, 'finish', NULL, NULL);
