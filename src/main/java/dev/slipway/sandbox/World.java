package dev.slipway.sandbox;

import dev.slipway.sandbox.batch.BatchRoutes;
import dev.slipway.sandbox.batch.Batches;
import dev.slipway.sandbox.bill.Bill;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.AccountMode;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.catalog.Machines;
import dev.slipway.sandbox.catalog.ModelList;
import dev.slipway.sandbox.catalog.SupportedModels;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.control.AccountControl;
import dev.slipway.sandbox.control.ControlRoutes;
import dev.slipway.sandbox.evaluation.EvaluationRoutes;
import dev.slipway.sandbox.evaluation.Evaluations;
import dev.slipway.sandbox.file.FileRoutes;
import dev.slipway.sandbox.file.FileStore;
import dev.slipway.sandbox.hub.Hub;
import dev.slipway.sandbox.hub.HubRoutes;
import dev.slipway.sandbox.image.ImageRoutes;
import dev.slipway.sandbox.image.Loras;
import dev.slipway.sandbox.inference.DedicatedTargets;
import dev.slipway.sandbox.inference.Generator;
import dev.slipway.sandbox.inference.InferenceRoutes;
import dev.slipway.sandbox.inference.LegacyTargets;
import dev.slipway.sandbox.inference.Speaker;
import dev.slipway.sandbox.inference.Targets;
import dev.slipway.sandbox.inference.TokenMeter;
import dev.slipway.sandbox.ledger.ContentStore;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.legacy.LegacyEndpointRoutes;
import dev.slipway.sandbox.legacy.LegacyEndpoints;
import dev.slipway.sandbox.legacy.LegacyModelRoutes;
import dev.slipway.sandbox.legacy.LegacyModels;
import dev.slipway.sandbox.legacy.PublicEndpoints;
import dev.slipway.sandbox.legacy.Servables;
import dev.slipway.sandbox.serving.AdapterRoutes;
import dev.slipway.sandbox.serving.Adapters;
import dev.slipway.sandbox.serving.Configs;
import dev.slipway.sandbox.serving.DeploymentRoutes;
import dev.slipway.sandbox.serving.Deployments;
import dev.slipway.sandbox.serving.EndpointRoutes;
import dev.slipway.sandbox.serving.Endpoints;
import dev.slipway.sandbox.serving.Manners;
import dev.slipway.sandbox.serving.ModelRoutes;
import dev.slipway.sandbox.serving.Registry;
import dev.slipway.sandbox.serving.RevisionRoutes;
import dev.slipway.sandbox.serving.UploadRoutes;
import dev.slipway.sandbox.switches.Doubtful;
import dev.slipway.sandbox.switches.Switches;
import dev.slipway.sandbox.tuning.Creation;
import dev.slipway.sandbox.tuning.FineTuneRoutes;
import dev.slipway.sandbox.tuning.FineTunes;
import dev.slipway.sandbox.tuning.Limits;
import dev.slipway.sandbox.tuning.Trainings;
import dev.slipway.sandbox.upload.Intake;
import dev.slipway.sandbox.upload.Uploads;
import dev.slipway.sandbox.web.Faults;
import dev.slipway.sandbox.web.Routes;
import dev.slipway.sandbox.web.Weather;
import dev.slipway.sandbox.weights.Inspection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** All rooms, wired to each other and to their routes; state comes from the ledger. */
final class World implements AutoCloseable {
    private final SimClock clock = new SimClock(InstantSource.system());
    private final Catalogue catalogue = Catalogue.load();
    private final Faults faults = new Faults();
    private final Routes routes = new Routes();
    private final Journal journal;
    private final AccountMode account;
    private final Switches switches;
    private final Bill bill;
    private final TokenMeter tokens;

    World(Path ledger, SandboxSettings settings) {
        journal = new Journal(ledger, clock);
        switches = new Switches(journal);
        account = new AccountMode(journal);
        bill = new Bill(journal, clock);
        tokens = new TokenMeter(bill);
        Path folder = ledger.resolveSibling(ledger.getFileName() + ".files");
        ContentStore contents = new ContentStore(folder);
        Optional<Hub> hub = Optional.ofNullable(settings.hub()).map(Hub::new);
        Intake intake = new Intake(hub, new Inspection(catalogue), contents);

        FileStore files = new FileStore(journal, contents);
        FineTunes jobs = new FineTunes(journal, clock, catalogue, settings.seed());
        Trainings trainings = new Trainings(files);
        tuning(files, jobs, trainings);
        LegacyTargets legacy = legacy(jobs, intake);
        DedicatedTargets dedicated = serving(jobs, intake);
        Targets targets = new Targets(catalogue, dedicated, legacy);
        Generator generator = new Generator(targets, new Speaker(trainings), tokens, clock);
        new InferenceRoutes(generator, targets, tokens).register(routes);
        jobsOverFiles(files, generator);
        new ImageRoutes(catalogue, new Loras(hub)).register(routes);
        hub.ifPresent(found -> new HubRoutes(found, clock::now).register(routes));
        start(settings);
    }

    private void tuning(FileStore files, FineTunes jobs, Trainings trainings) {
        bill.add(jobs);
        bill.add(tokens);
        Account.register(routes, account);
        new dev.slipway.sandbox.file.UploadRoutes(files, clock).register(routes);
        new FileRoutes(files, clock).register(routes);
        new ModelList(catalogue).register(routes);
        new SupportedModels(catalogue).register(routes);
        new Limits(catalogue).register(routes);
        Creation creation = new Creation(files, catalogue, journal, clock, switches);
        new FineTuneRoutes(jobs, trainings, creation, catalogue, clock).register(routes);
    }

    private void jobsOverFiles(FileStore files, Generator generator) {
        new BatchRoutes(new Batches(journal, clock), files, generator).register(routes);
        Evaluations evaluations = new Evaluations(journal, clock);
        new EvaluationRoutes(evaluations, files, generator, catalogue).register(routes);
    }

    private LegacyTargets legacy(FineTunes jobs, Intake intake) {
        LegacyModels models = new LegacyModels(journal, clock);
        Servables servables = new Servables(catalogue, jobs, models);
        LegacyEndpoints endpoints = new LegacyEndpoints(journal, clock, catalogue);
        PublicEndpoints others = new PublicEndpoints(catalogue);
        bill.add(endpoints);
        new Machines(catalogue, clock::now, servables::fits).register(routes);
        new LegacyModelRoutes(models, servables, intake, catalogue).register(routes);
        LegacyEndpointRoutes.Standing standing =
                new LegacyEndpointRoutes.Standing(account, switches);
        new LegacyEndpointRoutes(endpoints, others, servables, catalogue, standing)
                .register(routes);
        new dev.slipway.sandbox.legacy.AdapterRoutes(endpoints, others, servables).register(routes);
        new AccountControl(account, endpoints, switches).register(routes);
        return new LegacyTargets(endpoints, servables);
    }

    private DedicatedTargets serving(FineTunes jobs, Intake intake) {
        Manners manners = new Manners(switches);
        Uploads uploads = new Uploads(journal, clock);
        Endpoints endpoints = new Endpoints(journal, manners);
        Deployments deployments = new Deployments(journal, clock, catalogue, endpoints);
        bill.add(deployments);
        Registry registry = new Registry(journal, clock, jobs, catalogue, uploads);
        Adapters adapters = new Adapters(journal, deployments, endpoints, registry);
        Configs configs = new Configs(catalogue, registry);
        configs.register(routes);
        new UploadRoutes(uploads, registry, intake, catalogue, manners).register(routes);
        new ModelRoutes(registry, catalogue, deployments, adapters, manners).register(routes);
        new RevisionRoutes(registry, uploads).register(routes);
        new EndpointRoutes(endpoints, deployments, manners).register(routes);
        new DeploymentRoutes(endpoints, deployments, configs, manners).register(routes);
        new AdapterRoutes(adapters, deployments, registry, catalogue, manners).register(routes);
        new ControlRoutes(journal, clock, bill, faults, deployments).register(routes);
        DedicatedTargets.Weights weights = new DedicatedTargets.Weights(jobs, uploads, catalogue);
        return new DedicatedTargets(endpoints, deployments, adapters, weights);
    }

    private void start(SandboxSettings settings) {
        try {
            journal.replay(settings.speed());
            SandboxSettings.Account wanted = settings.account();
            account.set(
                    new AccountMode.Facts(
                            wanted.v1() || account.v1(),
                            wanted.legacyKey() || account.legacyKey()));
            switches.set(settings.switches());
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    Weather weather() {
        return new Doubtful(switches, journal, clock);
    }

    Routes routes() {
        return routes;
    }

    Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        tokens.close();
        journal.close();
    }
}
