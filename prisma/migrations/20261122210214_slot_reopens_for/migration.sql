-- AlterTable
ALTER TABLE "slot" ADD COLUMN     "reopens_for_account_id" UUID;
