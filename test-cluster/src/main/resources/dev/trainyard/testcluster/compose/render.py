# Renders templates as TrueNAS does: one request a line, one answer a line, both JSON.
import json
import sys

import jinja2

environments = {}


def numbered(certificates):
    return {int(key): value for key, value in certificates.items()}


for line in sys.stdin:
    request = json.loads(line)
    try:
        if "files" in request:
            environments[request["id"]] = jinja2.Environment(
                loader=jinja2.DictLoader(request["files"]),
                extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols", "jinja2.ext.debug"],
            )
            # Results are compared.
            environments[request["id"]].filters["random"] = lambda choices: choices[0]
            answer = {"text": jinja2.__version__}
        else:
            values = request["values"]
            if "ix_certificates" in values:
                values["ix_certificates"] = numbered(values["ix_certificates"])
            template = environments[request["id"]].get_template("docker-compose.yaml")
            answer = {"text": template.render(values=values, ix_lib={})}
    except jinja2.TemplateNotFound as refusal:
        answer = {"refused": refusal.name}
    except Exception as failure:
        answer = {"failed": type(failure).__name__ + ": " + str(failure)}
    print(json.dumps(answer), flush=True)
