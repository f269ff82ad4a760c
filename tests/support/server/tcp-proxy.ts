import { once } from 'node:events'
import net from 'node:net'

/** What becomes of what comes back from behind the proxy. */
export type Behaviour =
  | { readonly kind: 'pass' }
  /** Connections stay open, and nothing comes through in either direction. */
  | { readonly kind: 'blackhole' }
  | { readonly kind: 'late'; readonly ms: number }
  /** So large a part of the answers is lost, and their connections with them. */
  | { readonly kind: 'lossy'; readonly share: number }

export interface TcpProxy {
  readonly port: number
  readonly behave: (behaviour: Behaviour) => void
  /** How many answers were lost so far. */
  readonly lost: () => number
  readonly close: () => Promise<void>
}

/** A bad network in front of a port of this machine. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let behaviour: Behaviour = { kind: 'pass' }
  let lost = 0
  const sockets = new Set<net.Socket>()
  /** What is held back while nothing comes through. */
  let held: (() => void)[] = []

  const carry = (from: net.Socket, to: net.Socket, isAnswer: boolean): void => {
    from.on('data', (bytes) => {
      const write = (): void => void (to.writable && to.write(bytes))
      if (behaviour.kind === 'blackhole') return void held.push(write)
      if (behaviour.kind === 'late' && isAnswer) return void setTimeout(write, behaviour.ms)
      if (behaviour.kind === 'lossy' && isAnswer && Math.random() < behaviour.share) {
        lost++
        from.destroy()
        to.destroy()
        return
      }
      write()
    })
    from.on('close', () => to.destroy())
    from.on('error', () => to.destroy())
  }

  const server = net.createServer((client) => {
    const behind = net.connect(targetPort, '127.0.0.1')
    for (const socket of [client, behind]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    }
    carry(client, behind, false)
    carry(behind, client, true)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as net.AddressInfo).port,
    behave(next) {
      behaviour = next
      for (const write of held) write()
      held = []
    },
    lost: () => lost,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
