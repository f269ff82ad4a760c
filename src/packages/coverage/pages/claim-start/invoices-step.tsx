import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { InvoiceSheet } from '../../../../features/claim/invoice-sheet'
import type { StepProps } from './treatment-step'

/** As many as the server takes in one claim. */
const INVOICES_MAX = 20

/** Every invoice of the event; several admissions are several claims. */
export function InvoicesStep({ form, prepared, onChange }: StepProps) {
  const [openIndex, setOpenIndex] = useState<number | null>(null)
  const { invoices } = form
  const isNew = openIndex === invoices.length
  const close = () => setOpenIndex(null)
  return (
    <>
      <Note tone="mute">
        <Text>发票上要是孩子的名字。一张发票只能申请一次，爸爸妈妈不用各交一遍。</Text>
      </Note>
      {invoices.length > 0 && (
        <Card flush label="发票">
          {invoices.map(({ number, issuedOn, total }, index) => (
            <Row
              key={`${number} ${issuedOn}`}
              icon="doc"
              title={`发票 ${number}`}
              {...(issuedOn ? { sub: issuedOn } : {})}
              value={<Text className="t-digits">{`${total} 元`}</Text>}
              onTap={() => setOpenIndex(index)}
            />
          ))}
        </Card>
      )}
      {invoices.length < INVOICES_MAX && (
        <Button
          kind="secondary"
          icon="plus"
          label={invoices.length === 0 ? '加一张发票' : '再加一张'}
          onTap={() => setOpenIndex(invoices.length)}
        />
      )}
      {openIndex !== null && (
        <InvoiceSheet
          first={invoices[openIndex] ?? null}
          patientName={prepared.patientName}
          exclusions={prepared.exclusions}
          onDone={(invoice) => {
            onChange({
              invoices: isNew
                ? [...invoices, invoice]
                : invoices.map((each, index) => (index === openIndex ? invoice : each)),
            })
            close()
          }}
          {...(isNew
            ? {}
            : {
                onRemove: () => {
                  onChange({ invoices: invoices.filter((_, index) => index !== openIndex) })
                  close()
                },
              })}
          onClose={close}
        />
      )}
    </>
  )
}
