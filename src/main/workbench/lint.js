// How a diagram is drawn; what it may do is checked by the server. Messages become Chinese in zh-bpmn.js.
import conditionalFlows from 'bpmnlint/rules/conditional-flows.js';
import endEventRequired from 'bpmnlint/rules/end-event-required.js';
import labelRequired from 'bpmnlint/rules/label-required.js';
import noComplexGateway from 'bpmnlint/rules/no-complex-gateway.js';
import noDisconnected from 'bpmnlint/rules/no-disconnected.js';
import noDuplicateSequenceFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js';
import noGatewayJoinFork from 'bpmnlint/rules/no-gateway-join-fork.js';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end.js';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split.js';
import noImplicitStart from 'bpmnlint/rules/no-implicit-start.js';
import singleBlankStartEvent from 'bpmnlint/rules/single-blank-start-event.js';
import singleEventDefinition from 'bpmnlint/rules/single-event-definition.js';
import startEventRequired from 'bpmnlint/rules/start-event-required.js';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway.js';

/** An exclusive gateway that chooses says what happens when no condition holds. */
function defaultFlow() {
  return {
    check(node, reporter) {
      if (node.$type === 'bpmn:ExclusiveGateway' && (node.outgoing ?? []).length > 1 && !node.default) {
        reporter.report(node.id, 'Gateway has no default flow', ['default']);
      }
    }
  };
}

/** A question that a flow comes back to is one gateway; one that waits for all or takes several is two. */
function noGatewayJoinForkButAQuestion(...options) {
  const rule = noGatewayJoinFork(...options);
  return {
    check(node, reporter) {
      if (node.$type !== 'bpmn:ExclusiveGateway') { rule.check(node, reporter); }
    }
  };
}

const rules = {
  'conditional-flows': conditionalFlows,
  'default-flow': defaultFlow,
  'end-event-required': endEventRequired,
  'label-required': labelRequired,
  'no-complex-gateway': noComplexGateway,
  'no-disconnected': noDisconnected,
  'no-duplicate-sequence-flows': noDuplicateSequenceFlows,
  'no-gateway-join-fork': noGatewayJoinForkButAQuestion,
  'no-implicit-end': noImplicitEnd,
  'no-implicit-split': noImplicitSplit,
  'no-implicit-start': noImplicitStart,
  'single-blank-start-event': singleBlankStartEvent,
  'single-event-definition': singleEventDefinition,
  'start-event-required': startEventRequired,
  'superfluous-gateway': superfluousGateway
};

export const lint = {
  config: { rules: Object.fromEntries(Object.keys(rules).map(name => [name, 'warn'])) },
  resolver: {
    // Without `meta`: its links lead out of the court.
    resolveRule: (group, name) => (...options) => ({ check: rules[name](...options).check })
  }
};
