import type { SlotReserve } from '#domain/appointment/slots-of-session'
import { TextInput } from '../console-fields'

const POOLS = [
  { pool: 'on-site', label: '现场留号，每几段一段' },
  { pool: 'signed-family', label: '签约家庭，每几段一段' },
  { pool: 'referral', label: '转诊预留，每几段一段' },
] as const

interface ReserveFieldsProps {
  readonly reserves: readonly SlotReserve[]
  readonly onChange: (reserves: readonly SlotReserve[]) => void
}

/** Every so many slots one is kept (BK-05); an empty field keeps none. What was set finer stays until it is typed over. */
export function ReserveFields({ reserves, onChange }: ReserveFieldsProps) {
  const put = (pool: SlotReserve['pool'], text: string) => {
    const others = reserves.filter((reserve) => reserve.pool !== pool)
    const every = Number(text)
    onChange(every >= 1 ? [...others, { pool, every, offset: every - 1 }] : others)
  }
  return (
    <>
      {POOLS.map(({ pool, label }) => (
        <TextInput
          key={pool}
          label={label}
          type="number"
          min="1"
          max="60"
          placeholder="空着就不留"
          value={String(reserves.find((reserve) => reserve.pool === pool)?.every ?? '')}
          onInput={(text) => put(pool, text)}
        />
      ))}
    </>
  )
}
