/**
 * RabbitMQ's command line tool for its HTTP API, where it is installed (Debian's rabbitmq-server ships it). It is run
 * many times in one process of Python, which takes a tenth of the time.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type Interface, createInterface } from 'node:readline';

const TOOL = '/usr/bin/rabbitmqadmin';

/** False where there is no tool, or no Python to run it. */
export const hasRabbitmqadmin =
  existsSync(TOOL) && spawnSync('python3', ['-c', 'import http.client, optparse']).status === 0;

export interface ToolResult {
  readonly status: number;
  readonly output: string;
}

/** Reads lists of arguments, one a line; answers with status and output, one a line. */
const DRIVER = `
import contextlib, io, json, sys
tool = sys.argv[1]
code = compile(open(tool).read(), tool, 'exec')
for line in sys.stdin:
    sys.argv = [tool] + json.loads(line)
    out = io.StringIO()
    status = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            exec(code, {'__name__': '__main__', '__file__': tool})
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
            if status == 1 and end.code != 1: print(end.code)
        except BaseException as error:
            status = 2
            print(repr(error))
    print(json.dumps({'status': status, 'output': out.getvalue()}), flush=True)
`;

export class Rabbitmqadmin {
  private readonly child: ChildProcess;
  private readonly lines: Interface;

  constructor(private readonly port: number) {
    this.child = spawn('python3', ['-W', 'ignore', '-c', DRIVER, TOOL], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.child.stdout! });
  }

  /** One command, as one would type it. */
  async run(...command: readonly string[]): Promise<ToolResult> {
    const answer = once(this.lines, 'line') as Promise<[string]>;
    this.child.stdin!.write(`${JSON.stringify(['--port', String(this.port), ...command])}\n`);
    return JSON.parse((await answer)[0]) as ToolResult;
  }

  async close(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin!.end();
    await ended;
  }
}
