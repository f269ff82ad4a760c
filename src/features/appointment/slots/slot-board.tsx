import { Text, View } from '@tarojs/components'
import { Fragment } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { spoken } from '../../../components/accessibility'
import { SlotChip } from '../../../components/slot-chip'
import { SlotGrid } from '../../../components/slot-grid'
import { useAboveBar } from '../../../platform/above-bar'
import { Alternatives } from './alternatives'
import type { OfferedSlot } from './offered-slot'
import { isWaitable, slotChipOf } from './slot-chip-of'
import { type HalfDay, isOver } from './slots-of-day'
import './slot-board.scss'

export interface SlotBoardProps {
  halves: readonly HalfDay[]
  today: LocalDate
  elder: boolean
  chosenId: string | null
  /** The refused slot whose sentence is open. */
  openId: string | null
  /** Why it is refused. */
  sentenceOf: (slot: OfferedSlot) => string
  /** Everything that is offered here: where alternatives come from. */
  all: readonly OfferedSlot[]
  onTap: (slot: OfferedSlot) => void
  /** Waiting for a seat of a full slot; without it there is none here. */
  onWait?: ((slot: OfferedSlot) => void) | undefined
}

const COLUMNS = 3

/** A day's chips. The sentence of a refused one opens under its row, where the finger is. */
export function SlotBoard({ halves, elder, ...board }: SlotBoardProps) {
  return (
    <>
      {halves.map((half) => (
        <Fragment key={half.name}>
          <Text className="t-strong inset" {...spoken({ role: 'heading', level: 2 })}>
            {half.name}
          </Text>
          {isOver(half) ? (
            <Text className="t-sub inset">{half.name}的号都已经开始，往后看。</Text>
          ) : (
            <SlotGrid label={half.name}>
              {rowsOf(half.slots, elder ? 1 : COLUMNS).map((row) => (
                <SlotRow key={row[0]?.id} row={row} elder={elder} {...board} />
              ))}
            </SlotGrid>
          )}
        </Fragment>
      ))}
    </>
  )
}

type SlotRowProps = Omit<SlotBoardProps, 'halves'> & { row: readonly OfferedSlot[] }

function SlotRow({ row, today, elder, chosenId, openId, sentenceOf, all, onTap, onWait }: SlotRowProps) {
  const canWait = (slot: OfferedSlot) => onWait !== undefined && isWaitable(slot, all)
  const open = row.find((slot) => slot.id === openId && slot.refusal)
  const whyId = `why-${row[0]?.id}`
  useAboveBar(whyId, open !== undefined)
  return (
    <>
      {row.map((slot) => (
        <SlotChip
          key={slot.id}
          {...slotChipOf(slot, { chosen: slot.id === chosenId, today, elder, canWait: canWait(slot) })}
          open={slot.id === open?.id}
          onTap={() => onTap(slot)}
        />
      ))}
      {open && (
        <View id={whyId} className="slot-board__why">
          <Alternatives
            why={sentenceOf(open)}
            wanted={open}
            slots={all}
            today={today}
            onTake={onTap}
            onWait={onWait && canWait(open) ? () => onWait(open) : undefined}
          />
        </View>
      )}
    </>
  )
}

function rowsOf(slots: readonly OfferedSlot[], columns: number): OfferedSlot[][] {
  return Array.from({ length: Math.ceil(slots.length / columns) }, (_, row) =>
    slots.slice(row * columns, (row + 1) * columns),
  )
}
