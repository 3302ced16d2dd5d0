package dev.slipway.sandbox;

import dev.slipway.sandbox.bill.Bill;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.catalog.Machines;
import dev.slipway.sandbox.catalog.ModelList;
import dev.slipway.sandbox.catalog.SupportedModels;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.control.ControlRoutes;
import dev.slipway.sandbox.file.FileRoutes;
import dev.slipway.sandbox.file.FileStore;
import dev.slipway.sandbox.hub.HubRoutes;
import dev.slipway.sandbox.inference.InferenceRoutes;
import dev.slipway.sandbox.inference.Speaker;
import dev.slipway.sandbox.inference.Targets;
import dev.slipway.sandbox.inference.TokenMeter;
import dev.slipway.sandbox.ledger.ContentStore;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.serving.Configs;
import dev.slipway.sandbox.serving.DeploymentRoutes;
import dev.slipway.sandbox.serving.Deployments;
import dev.slipway.sandbox.serving.EndpointRoutes;
import dev.slipway.sandbox.serving.Endpoints;
import dev.slipway.sandbox.serving.LegacyEndpoints;
import dev.slipway.sandbox.serving.ModelRoutes;
import dev.slipway.sandbox.serving.Registry;
import dev.slipway.sandbox.tuning.Creation;
import dev.slipway.sandbox.tuning.FineTuneRoutes;
import dev.slipway.sandbox.tuning.FineTunes;
import dev.slipway.sandbox.tuning.Limits;
import dev.slipway.sandbox.tuning.Trainings;
import dev.slipway.sandbox.web.Faults;
import dev.slipway.sandbox.web.Routes;
import java.nio.file.Path;
import java.time.InstantSource;

/** All rooms, wired to each other and to their routes; state comes from the ledger. */
final class World implements AutoCloseable {
    private final SimClock clock = new SimClock(InstantSource.system());
    private final Catalogue catalogue = Catalogue.load();
    private final Faults faults = new Faults();
    private final Routes routes = new Routes();
    private final Journal journal;
    private final Bill bill;
    private final TokenMeter tokens;

    /**
     * @param hub null for no Hub
     */
    World(Path ledger, Path hub, double speed, long seed) {
        journal = new Journal(ledger, clock);
        bill = new Bill(journal, clock);
        tokens = new TokenMeter(bill);
        Path uploads = ledger.resolveSibling(ledger.getFileName() + ".files");
        FileStore files = new FileStore(journal, new ContentStore(uploads));
        FineTunes jobs = new FineTunes(journal, clock, catalogue, seed);
        Endpoints endpoints = new Endpoints(journal);
        Deployments deployments = new Deployments(journal, clock, catalogue, endpoints);
        bill.add(jobs);
        bill.add(deployments);
        bill.add(tokens);

        Account.register(routes);
        new FileRoutes(files, clock).register(routes);
        new ModelList(catalogue).register(routes);
        new SupportedModels(catalogue).register(routes);
        new Machines(catalogue, clock::now).register(routes);
        new LegacyEndpoints(catalogue).register(routes);
        new ControlRoutes(journal, clock, bill, faults, deployments).register(routes);
        Trainings trainings = new Trainings(files);
        new Limits(catalogue).register(routes);
        new FineTuneRoutes(
                        jobs,
                        trainings,
                        new Creation(files, catalogue, journal, clock),
                        catalogue,
                        clock)
                .register(routes);
        serving(jobs, endpoints, deployments);
        Targets targets = new Targets(catalogue, endpoints, deployments, jobs, clock);
        new InferenceRoutes(targets, new Speaker(trainings), tokens, clock).register(routes);
        if (hub != null) {
            new HubRoutes(hub).register(routes);
        }
        start(speed);
    }

    private void serving(FineTunes jobs, Endpoints endpoints, Deployments deployments) {
        Registry registry = new Registry(journal, clock, jobs, catalogue);
        Configs configs = new Configs(catalogue, registry);
        configs.register(routes);
        new ModelRoutes(registry, catalogue, deployments).register(routes);
        new EndpointRoutes(endpoints, deployments).register(routes);
        new DeploymentRoutes(endpoints, deployments, registry, configs, catalogue).register(routes);
    }

    private void start(double speed) {
        try {
            journal.replay(speed);
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
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
