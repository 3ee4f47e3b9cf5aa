"""An AWS for `npm run test:deploy`: ministack, and what this project needs of AWS that it lacks.

Its clock is ahead of the machine's by what CLOCK_FILE says (milliseconds, a little-endian double), as is the clock of the
functions that it runs (clock.cjs): whoever writes that file moves both. Nothing happens here by itself: states of alarms
are told by SetAlarmState, because our evaluator decides them, and schedules are run from outside, a minute at a time.

`python emulator.py` with BIND_HOST and GATEWAY_PORT, as ministack takes them. For ministack 1.5.33: names with an underscore
are its own, and may change.
"""

import asyncio
import json
import os
import struct
import threading
import time

# --- time: before anybody else keeps a clock of their own ---------------------------------------------------------

_machine = time.time
_clock = os.open(os.environ["CLOCK_FILE"], os.O_RDONLY)


def virtual_time():
    return _machine() + struct.unpack("<d", os.pread(_clock, 8, 0))[0] / 1000


time.time = virtual_time

from ministack.core.concurrency import esm_wake  # noqa: E402
from ministack.core.responses import new_uuid  # noqa: E402
from ministack.services import cloudwatch, scheduler, sns  # noqa: E402
from ministack.services.cloudformation import provisioners  # noqa: E402

scheduler._tick_schedules = lambda: None

# a delay that has passed at once is seen soon
_wait_for_messages = esm_wake.wait
esm_wake.wait = lambda seconds=None: _wait_for_messages(0.05)

# --- deliveries: whoever causes them hears when they have arrived ---------------------------------------------------


class Delivery(threading.Thread):
    """A delivery of SNS. A function's counts apart from a URL's, for a function waits for what it publishes itself."""

    under_way = {"function": 0, "url": 0}
    counting = threading.Lock()

    def start(self):
        self.kind = "url" if self._target is asyncio.run else "function"
        self.count(1)
        super().start()

    def run(self):
        try:
            super().run()
        finally:
            self.count(-1)

    def count(self, by):
        with self.counting:
            self.under_way[self.kind] += by


class Threads:
    Thread = Delivery


sns._threading = Threads


async def arrived(*kinds):
    while any(Delivery.under_way[kind] for kind in kinds):
        await asyncio.sleep(0.005)


def waiting(service, action, *kinds):
    """Has a service answer an action only when what it sent has arrived."""
    handle = service.handle_request

    async def handle_request(method, path, headers, body, query):
        answer = await handle(method, path, headers, body, query)
        named = headers.get("x-amz-target", "").endswith("." + action) or ("Action=" + action).encode() in (body or b"")
        if named or path.endswith("/operation/" + action):
            await arrived(*kinds)
        return answer

    service.handle_request = handle_request


waiting(cloudwatch, "SetAlarmState", "function", "url")
waiting(sns, "Publish", "url")

# --- alarms: their properties are kept, and nobody judges them --------------------------------------------------------

# metric math, and properties that are younger than ministack
KEPT = ("Metrics", "EvaluationWindow", "EvaluationCriteria", "EvaluationInterval", "ThresholdMetricId",
        "WarmUpConfiguration")
SUPPRESSION = ("ActionsSuppressor", "ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod")

cloudwatch._evaluate_alarm = lambda alarm: None
cloudwatch._evaluate_parent_alarms = lambda child, seen=frozenset(): None
cloudwatch._transition_composite = lambda alarm, state, reason, triggers, seen=frozenset(): None
dispatch = cloudwatch._dispatch_alarm_actions
cloudwatch._dispatch_alarm_actions = lambda alarm, old, new, reason: None


def typed(value):
    """CloudFormation may hand numbers and booleans over as texts."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


metric_alarm = provisioners._cw_metric_alarm_record


def metric_alarm_record(name, properties):
    is_math = bool(properties.get("Metrics"))
    asked = {key: value for key, value in properties.items() if key != "Metrics"}
    alarm = metric_alarm(name, {**asked, "MetricName": "-", "Namespace": "-"} if is_math else asked)
    if is_math:
        for key in ("MetricName", "Namespace", "Statistic", "Period", "Dimensions"):
            alarm.pop(key, None)
    alarm.update({key: typed(properties[key]) for key in KEPT if key in properties})
    return alarm


provisioners._cw_metric_alarm_record = metric_alarm_record


def put_composite(name, properties):
    asked = {**typed(properties), "AlarmName": name}
    status, _, body = cloudwatch._put_composite_alarm({}, asked, False, True)
    if status >= 300:
        raise ValueError(f"AWS::CloudWatch::CompositeAlarm: {body!r}")
    alarm = cloudwatch._composite_alarms[name]
    alarm.update({key: asked[key] for key in SUPPRESSION if key in asked})
    return name, {"Arn": alarm["AlarmArn"]}


def named(properties, logical_id, stack):
    return properties.get("AlarmName") or provisioners._physical_name(stack, logical_id, max_len=255)


def refuse_to_delete(name):
    """As CloudWatch answers DeleteAlarms: "Cannot delete a as there are composite alarm(s) depending on it." Documented by
    HashiCorp (aws_cloudwatch_composite_alarm: an alarm, composite or metric, cannot be destroyed when there are other
    composite alarms depending on it) and, of cycles, by AWS (API reference, DeleteAlarms). That it holds for a suppressor,
    too, is the strict reading of what nobody documents. CloudFormation deletes last, and a stack whose update could not
    delete something is complete all the same (User Guide, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS)."""
    quoted = (f'"{name}"', f':alarm:{name}"', f":alarm:{name})")
    for other in cloudwatch._composite_alarms.values():
        is_named = any(each in other["AlarmRule"] for each in quoted) or other.get("ActionsSuppressor") == name
        if is_named and other["AlarmName"] != name:
            raise ValueError(f"Cannot delete {name} as there are composite alarm(s) depending on it: {other['AlarmName']}")


def delete_composite(name, properties):
    refuse_to_delete(name)
    cloudwatch._composite_alarms.pop(name, None)


metric_alarm_handler = provisioners._RESOURCE_HANDLERS["AWS::CloudWatch::Alarm"]
delete_metric_alarm = metric_alarm_handler["delete"]


def delete_alarm(name, properties):
    refuse_to_delete(name)
    delete_metric_alarm(name, properties)


metric_alarm_handler["delete"] = delete_alarm
provisioners._RESOURCE_HANDLERS["AWS::CloudWatch::CompositeAlarm"] = {
    "create": lambda logical_id, properties, stack: put_composite(named(properties, logical_id, stack), properties),
    "update": lambda name, old, new, stack, logical_id=None: put_composite(new.get("AlarmName") or name, new),
    "delete": delete_composite,
}

# --- SetAlarmState: of our evaluator, and of people ---------------------------------------------------------------------

set_state = cloudwatch._set_alarm_state
ACTIONS = {"ALARM": "AlarmActions", "OK": "OKActions", "INSUFFICIENT_DATA": "InsufficientDataActions"}


def set_alarm_state(params, data, is_cbor, is_json=False):
    """Moves an alarm. Whoever gives no StateReasonData gets the alarm's actions, as AWS does it. Our evaluator gives
    `{ action, message }` of an action that is taken, and `{}` of a change that may have none."""
    acts = json.loads(data.pop("StateReasonData", None) or "null")
    name, state = data["AlarmName"], data["StateValue"]
    alarm = cloudwatch._alarms.get(name) or cloudwatch._composite_alarms.get(name) or {}
    before = alarm.get("StateValue")
    answer = set_state(params, data, is_cbor, is_json)
    if answer[0] >= 300 or acts == {}:
        return answer
    if acts is None:
        if state != before:
            dispatch(alarm, before, state, data.get("StateReason", ""))
        return answer
    if acts["action"] not in alarm.get(ACTIONS[state], []):
        return cloudwatch._error("ValidationError", f"{name} has no action {acts['action']} for {state}", 400,
                                 use_json=is_json, use_cbor=is_cbor)
    sns._fanout(acts["action"], new_uuid(), acts["message"], f'{state}: "{name}"'[:100])
    return answer


cloudwatch._set_alarm_state = set_alarm_state

# --- SNS: a URL that CloudFormation subscribes is asked to confirm ----------------------------------------------------

subscribe = provisioners._sns_sub_create


def subscription(logical_id, properties, stack):
    arn, attributes = subscribe(logical_id, properties, stack)
    topic = properties["TopicArn"]
    for each in (sns._topics.get(topic) or {"subscriptions": []})["subscriptions"]:
        if each["arn"] == arn and each["protocol"] in ("http", "https"):
            each["token"] = new_uuid()
            each["attributes"]["PendingConfirmation"] = "true"
            Delivery(target=asyncio.run, args=(sns._send_subscription_confirmation(topic, each),), daemon=True).start()
    return arn, attributes


provisioners._sns_sub_create = subscription
provisioners._RESOURCE_HANDLERS["AWS::SNS::Subscription"]["create"] = subscription

if __name__ == "__main__":
    from ministack.app import main

    main()
