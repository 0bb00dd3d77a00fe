-- AlterTable
ALTER TABLE "deployment_hooks" ADD COLUMN     "environment_name" TEXT;

-- AlterTable
ALTER TABLE "maintenance_windows" ADD COLUMN     "ended_by_name" TEXT;
