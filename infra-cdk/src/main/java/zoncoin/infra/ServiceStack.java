package zoncoin.infra;

import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * What runs: functions, what starts them, the API in front and the alarms behind. Nothing in it has
 * to survive: it can be deleted and deployed again beside the same data.
 */
final class ServiceStack {
  private ServiceStack() {}

  static Stack of(
      Construct app, DataStack data, ProgrammeConfiguration configuration, FunctionCode code) {
    Stack stack =
        Stack.Builder.create(app, configuration.programme() + "-service")
            .description("ZonCoin: functions, API and alarms")
            .build();
    DeployedFunctions functions =
        new DeployedFunctions(
            new Construct(stack, "Functions"), new Variables(data, configuration), code);
    new Triggers(new Construct(stack, "Triggers"), data, functions).wire();
    Api api = new Api(new Construct(stack, "Door"), configuration.callers(), functions);
    Firewall.of(new Construct(stack, "Firewall"), api, configuration.place());
    PublicLog.of(new Construct(stack, "PublicLog"), data.buckets().log());
    People.operators(new Construct(stack, "People"), functions, configuration);
    CustomResource founded =
        Beginning.of(stack, functions.get(ProgrammeFunction.FOUND), configuration.logOrigin());
    new KeyRotation(
            new Construct(stack, "Rotation"), functions.get(ProgrammeFunction.ROTATE), founded)
        .wire(data.seeds(), configuration.rules().rotateKeysDays());
    Board.of(new Construct(stack, "Dashboard"), functions, api, configuration.logOrigin());
    new Alarms(new Construct(stack, "Alarms"), configuration.alarmEmails())
        .watch(functions, api, configuration.logOrigin());
    return stack;
  }
}
